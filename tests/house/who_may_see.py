"""Who is answered what, at every address: the table that tests/house/test_who_may_see.py walks.

    Line(name, of, get, post)      and what the POST sends, where an empty one says nothing

`name` is the address's, `of` a key of `Everybody.things` in tests/house/everybody.py. A cell lists
answers and whom they are for, "login visitor, 200 office, 404"; the last one is for everybody else.
An answer is a status, `login` for a redirect to the sign-in page, or `>name` for one to another
address. Who: a role of tests/house/everybody.py or a group of tests/house/walk.py. SAME: a POST is
answered as a GET.

To add an address, add its line with "ask" in both cells and run the test: it says what the answers
are today. Then think whether they are right, and write them in.
"""

from tests.house.walk import SAME, Line

ANYBODY, GET_ONLY = "200", "405"
SIGNED_IN, THEN_405 = "login visitor, 200", "login visitor, 405"
OFFICE, OFFICE_405 = "login visitor, 200 office, 404", "login visitor, 405 office, 404"
MODERATORS = "login visitor, 200 moderators office, 404"
MEMBERS_ROOM, SEATS_ROOM = "404 outside, 200", "200 seated, 404"
# For who has a key, after they have shown it again.
KEY_AGAIN = "login visitor, 200 without-key, >mfa_reauthenticate_webauthn"
NOT_SIGNED_IN = "200 visitor, >home applicant, >welcome"

LINES = [
    # Public
    Line("home", "", ANYBODY, GET_ONLY),
    Line("forums", "", ANYBODY, GET_ONLY),
    Line("forum", "public forum", ANYBODY, GET_ONLY),
    Line("forum", "members forum", MEMBERS_ROOM, GET_ONLY),
    Line("forum", "seats forum", SEATS_ROOM, GET_ONLY),
    Line("forum", "nobody", "404", GET_ONLY),
    Line("thread", "public thread, slug", ANYBODY, GET_ONLY),
    Line("thread", "members thread, slug", MEMBERS_ROOM, GET_ONLY),
    Line("thread", "seats thread, slug", SEATS_ROOM, GET_ONLY),
    Line("thread_short", "public thread", ">thread", GET_ONLY),
    Line("thread_short", "members thread", "404 outside, >thread", GET_ONLY),
    Line("thread_short", "seats thread", ">thread seated, 404", GET_ONLY),
    Line("thread_short", "nothing", "404", GET_ONLY),
    Line("since", "public thread", ANYBODY, GET_ONLY),
    Line("since", "members thread", MEMBERS_ROOM, GET_ONLY),
    Line("since", "seats thread", SEATS_ROOM, GET_ONLY),
    Line("search", "", ANYBODY, GET_ONLY),
    Line("about", "", ANYBODY, GET_ONLY),
    Line("help", "", ANYBODY, GET_ONLY),
    Line("accessibility", "", ANYBODY, GET_ONLY),
    Line("status", "", ANYBODY, GET_ONLY),
    Line("guidelines", "", ANYBODY, GET_ONLY),
    Line("privacy", "", ANYBODY, GET_ONLY),
    Line("document_version", "a version", ANYBODY, GET_ONLY),
    Line("left", "", ANYBODY, GET_ONLY),
    # Writing
    Line("thread_new", "public forum", "403 applicant, login visitor, 200", SAME),
    Line("thread_new", "members forum", "404 applicant, login visitor, 200", SAME),
    Line("thread_new", "seats forum", "login visitor, 200 seated, 404", SAME),
    Line("reply", "public thread", THEN_405, "403 applicant, login visitor, 422"),
    Line("reply", "members thread", THEN_405, "404 applicant, login visitor, 422"),
    Line("reply", "seats thread", THEN_405, "login visitor, 422 seated, 404"),
    Line("watch", "public thread", THEN_405, "login visitor, >thread", {"volume": "3"}),
    Line(
        "watch",
        "members thread",
        THEN_405,
        "404 applicant, login visitor, >thread",
        {"volume": "3"},
    ),
    Line("watch", "seats thread", THEN_405, "login visitor, >thread seated, 404", {"volume": "3"}),
    # Its author.
    Line("post_edit", "public post", "200 member, login visitor, 403", SAME),
    # Its author.
    Line("post_edit", "members post", "200 member, 404 applicant, login visitor, 403", SAME),
    # Its author.
    Line("post_edit", "seats post", "200 holder, login visitor, 403 office alternate, 404", SAME),
    # Moderators, and not of their own posts. Without words: to what was done.
    Line("post_hide", "public post", MODERATORS, SAME),
    Line("post_hide", "members post", MODERATORS, SAME),
    Line("post_hide", "seats post", OFFICE, SAME),
    Line("post_redact", "public post", MODERATORS, SAME),
    Line("post_redact", "members post", MODERATORS, SAME),
    Line("post_redact", "seats post", OFFICE, SAME),
    Line("post_record", "public post", MODERATORS, "login visitor, 405"),
    Line("post_record", "members post", MODERATORS, "login visitor, 405"),
    Line("post_record", "seats post", OFFICE, "login visitor, 405"),
    Line("thread_redact", "members thread", MODERATORS, SAME),
    Line("thread_redact", "seats thread", OFFICE, SAME),
    Line("thread_record", "members thread", MODERATORS, "login visitor, 405"),
    Line("thread_restore", "members thread", "login visitor, 404", SAME),
    # Named responders of the author's country.
    Line("post_restore", "members post", "login visitor, 404", SAME),
    Line("post_restore", "hidden post", "login visitor, 200 moderator, 404", SAME),
    Line("sealed", "a seal", "login visitor, 200 moderator, 404", SAME),
    # Members
    Line("directory", "", "403 applicant, login visitor, 200", THEN_405),
    Line("member", "a member", "404 applicant, login visitor, 200", THEN_405),
    # Oneself, and who may admit.
    Line("member", "applicant", "login visitor, 200 office applicant, 404", THEN_405),
    Line("member", "nobody", "login visitor, 404", THEN_405),
    Line("admit", "applicant", THEN_405, "login visitor, >member office, 404"),
    Line("admit", "a member", THEN_405, "login visitor, 403 office, 404"),
    Line("welcome", "", "404 applicant, login visitor, 200", SAME),
    Line("welcome_near", "", "404 applicant, login visitor, 200", THEN_405),
    Line("notifications", "", SIGNED_IN, THEN_405),
    Line("notifications_read", "", THEN_405, "login visitor, >notifications"),
    # Leads to the first unseen post.
    Line("notification", "their notification", "302 member, login visitor, 404", THEN_405),
    Line("dismiss_announcement", "an announcement", THEN_405, "login visitor, >home"),
    # My settings
    Line("settings", "", ">settings_profile", GET_ONLY),
    Line("settings_profile", "", SIGNED_IN, SAME),
    Line("settings_digest", "", SIGNED_IN, SAME),
    Line(
        "settings_confirm",
        "",
        "404 applicant, login visitor, 200",
        "404 applicant, login visitor, >home",
    ),
    Line("settings_data", "", SIGNED_IN, THEN_405),
    # No password and no key: there is nothing to ask for again.
    Line("settings_data_copy", "", KEY_AGAIN, SAME),
    Line("settings_leave", "", SIGNED_IN, KEY_AGAIN),
    Line("second_factor", "", "login visitor, >mfa_index", THEN_405),
    Line("session_end", "their session", THEN_405, ">usersessions_list member, login visitor, 404"),
    Line("accept_guidelines", "", SIGNED_IN, SAME),
    # Ways in
    # By an invitation for who waits, one press is enough.
    Line("join", "a link", "200 outside, >home", "200 visitor, >welcome applicant, >home"),
    Line("join", "a dead link", "404", SAME),
    Line("application", "", "200 applicant, login visitor, 404", SAME),
    Line("digest_stop", "a stop link", ANYBODY, "400"),
    Line("digest_stop", "a dead link", "404", SAME),
    Line("factor_lost", "", ">account_request_login_code visitor, >home applicant, >welcome", SAME),
    # The secretariat
    Line("secretariat", "", OFFICE, SAME),
    Line("secretariat_members", "", OFFICE, OFFICE_405),
    Line("secretariat_member", "a member", OFFICE, SAME),
    Line("secretariat_applications", "", OFFICE, OFFICE_405),
    Line("secretariat_application", "applicant", OFFICE, SAME),
    Line("secretariat_invitations", "", OFFICE, OFFICE_405),
    Line("invitation_new", "", OFFICE, SAME),
    Line("invitation", "an invitation", OFFICE, OFFICE_405),
    Line(
        "invitation_revoke", "an invitation", OFFICE_405, "login visitor, >invitation office, 404"
    ),
    Line(
        "invitation_remind", "an invitation", OFFICE_405, "login visitor, >invitation office, 404"
    ),
    Line("factor_resets", "", OFFICE, OFFICE_405),
    Line(
        "factor_reset_approve",
        "a lost key",
        OFFICE_405,
        "login visitor, >factor_resets office, 404",
    ),
    Line("secretariat_documents", "", OFFICE, OFFICE_405),
    Line("secretariat_document", "guidelines", OFFICE, SAME),
    Line("secretariat_help_numbers", "", OFFICE, OFFICE_405),
    Line("secretariat_help_number_new", "", OFFICE, SAME),
    Line("secretariat_help_number", "a help number", OFFICE, SAME),
    Line("secretariat_announcements", "", OFFICE, SAME),
    Line(
        "secretariat_announcement_end",
        "an announcement",
        OFFICE_405,
        "login visitor, >secretariat_announcements office, 404",
    ),
    # allauth: signing in
    Line("account_login", "", NOT_SIGNED_IN, SAME),
    Line("account_logout", "", ">home visitor, 200", ">home"),
    Line("account_inactive", "", ANYBODY, GET_ONLY),
    Line("account_signup", "", NOT_SIGNED_IN, SAME),
    Line(
        "account_reauthenticate",
        "",
        "login visitor, 403 without-key, >mfa_reauthenticate_webauthn",
        SAME,
    ),
    Line("account_request_login_code", "", NOT_SIGNED_IN, SAME),
    Line(
        "account_confirm_login_code",
        "",
        ">account_request_login_code visitor, >home applicant, >welcome",
        SAME,
    ),
    Line("account_email_verification_sent", "", "login visitor, >account_email", SAME),
    Line("account_reset_password", "", ANYBODY, SAME),
    Line("account_reset_password_done", "", ANYBODY, GET_ONLY),
    Line("account_reset_password_from_key", "a reset link", ANYBODY, SAME),
    Line("account_reset_password_from_key_done", "", ANYBODY, GET_ONLY),
    Line("mfa_authenticate", "", ">home applicant, login visitor, >welcome", SAME),
    Line("mfa_login_webauthn", "", ">home applicant, login visitor, >welcome", SAME),
    # allauth: my account
    Line("account_email", "", SIGNED_IN, "login visitor, >account_email"),
    Line("account_change_password", "", "login visitor, >account_set_password", SAME),
    Line("account_set_password", "", SIGNED_IN, SAME),
    Line("mfa_index", "", SIGNED_IN, THEN_405),
    Line(
        "mfa_reauthenticate",
        "",
        "login visitor, 403 without-key, >mfa_reauthenticate_webauthn",
        SAME,
    ),
    Line("mfa_activate_totp", "", KEY_AGAIN, SAME),
    Line("mfa_deactivate_totp", "", "login visitor, 404", SAME),
    Line("mfa_view_recovery_codes", "", "login visitor, 404", THEN_405),
    Line("mfa_generate_recovery_codes", "", KEY_AGAIN, SAME),
    Line("mfa_download_recovery_codes", "", "login visitor, 404", SAME),
    Line("mfa_list_webauthn", "", SIGNED_IN, THEN_405),
    Line("mfa_add_webauthn", "", KEY_AGAIN, SAME),
    # Allauth sends a wrong key to the first step.
    Line(
        "mfa_reauthenticate_webauthn",
        "",
        "login visitor, 403 without-key, 200",
        "403 without-key, login",
    ),
    Line(
        "mfa_remove_webauthn",
        "their key",
        "login visitor, 404 without-key, >mfa_reauthenticate_webauthn",
        SAME,
    ),
    Line(
        "mfa_edit_webauthn",
        "their key",
        "login visitor, 404 without-key, >mfa_reauthenticate_webauthn",
        SAME,
    ),
    Line("usersessions_list", "", SIGNED_IN, "login visitor, >usersessions_list"),
    # For machines
    Line("robots", "", ANYBODY, GET_ONLY),
    # Django's own view takes a POST.
    Line("sitemap", "", ANYBODY, SAME),
    Line("security_txt", "", ANYBODY, GET_ONLY),
    Line("healthz", "", ANYBODY, GET_ONLY),
    # In the tests there is no worker.
    Line("readyz", "", "503", GET_ONLY),
    # Without its token.
    Line("metrics", "", "404", GET_ONLY),
]
# Only where HAVN_DEMO is on.
DEMO_LINES = [
    Line("dev_mail", "", ANYBODY, GET_ONLY),
    Line("dev_mail_message", "a letter", "404", GET_ONLY),
    Line("dev_mail_frame", "a letter", "404", GET_ONLY),
]
# A socket is open, or closed with a code: 4401 sign in, 4403 not for you; `refused` is no socket.
SOCKETS = [
    Line("ws/member/", "", "4401 visitor, 4403 keyless, open"),
    # A push shows names, also those of a public forum.
    Line("ws/threads/<int:pk>/", "public thread", "4401 visitor, 4403 applicant keyless, open"),
    Line("ws/threads/<int:pk>/", "members thread", "4401 visitor, 4403 applicant keyless, open"),
    Line("ws/threads/<int:pk>/", "seats thread", "4401 visitor, open seated, 4403"),
    Line("ws/threads/<int:pk>/", "nothing", "4401 visitor, 4403"),
    Line("<path:anything>", "nobody", "refused"),
]
