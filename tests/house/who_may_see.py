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

from tests.house.walk import ANYBODY, GET_ONLY, OFFICE, OFFICE_405, SAME, SIGNED_IN, THEN_405, Line
from tests.house.who_may_see_bodies import BODY_LINES
from tests.house.who_may_see_desk import DESK_LINES
from tests.house.who_may_see_groups import GROUP_LINES
from tests.house.who_may_see_office import OFFICE_LINES
from tests.house.who_may_see_reading import READING_LINES
from tests.house.who_may_see_rooms import MODERATORS, ROOM_LINES

RESPONDER_405 = "login visitor, 405 moderator responder, 404"
RESPONDER_422 = "422 responder, login visitor, 404"
NOT_THE_AUTHOR = "login visitor, 200 moderators secretariat, 404"
# Its author, too.
RELABELS = "login visitor, 200 moderators office member, 404"
PINS = "login visitor, >thread moderators office, 404"
# For who has a key, after they have shown it again.
KEY_AGAIN = "login visitor, 200 without-key, >mfa_reauthenticate_webauthn"
# Who has neither password nor key confirms by a mailed code.
STILL_YOU = "login visitor, >mailed_code without-key, >mfa_reauthenticate_webauthn"
# Moderators who are named for the writer's country, and nobody else.
NAMED, NAMED_POST = "200 moderator, login visitor, 404", "422 moderator, login visitor, 404"
NOT_SIGNED_IN = "200 visitor, >home applicant, >welcome"

LINES = [
    *ROOM_LINES,
    *GROUP_LINES,
    *OFFICE_LINES,
    *BODY_LINES,
    *READING_LINES,
    # Public
    Line("home", "", ANYBODY, GET_ONLY),
    Line("forums", "", ANYBODY, GET_ONLY),
    Line("search", "", ANYBODY, GET_ONLY),
    Line("about", "", ANYBODY, GET_ONLY),
    Line("help", "", ANYBODY, GET_ONLY),
    Line("terms", "", ANYBODY, GET_ONLY),
    Line("accessibility", "", ANYBODY, GET_ONLY),
    Line("status", "", ANYBODY, GET_ONLY),
    Line("guidelines", "", ANYBODY, GET_ONLY),
    Line("privacy", "", ANYBODY, GET_ONLY),
    Line("document_version", "a version", ANYBODY, GET_ONLY),
    Line("left", "", ANYBODY, GET_ONLY),
    Line("language", "", GET_ONLY, ">home"),
    # Words that are not sent yet, and words that a moderator sees first
    Line("scan", "", THEN_405, SIGNED_IN),
    Line("held", "", SIGNED_IN, THEN_405),
    Line("desk_held", "", "login visitor, 200 moderators office, 404", THEN_405),
    Line("desk_held_matter", "held words", NAMED, THEN_405),
    Line("desk_held_matter", "nothing", "login visitor, 404", THEN_405),
    Line("desk_held_open", "held words", THEN_405, NAMED_POST),
    Line("desk_held_file", "a held file", THEN_405, NAMED_POST),
    Line("desk_held_publish", "held words", THEN_405, NAMED_POST),
    Line("desk_held_return", "held words", THEN_405, NAMED_POST),
    *DESK_LINES,
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
    Line("thread_lock", "members thread", MODERATORS, SAME),
    Line("thread_unlock", "members thread", MODERATORS, SAME),
    Line("thread_lock", "seats thread", OFFICE, SAME),
    Line("thread_labels", "members thread", RELABELS, SAME),
    Line("thread_move", "members thread", MODERATORS, SAME),
    Line("thread_split", "members thread", MODERATORS, SAME),
    Line("thread_join", "members thread", MODERATORS, SAME),
    Line("thread_summary", "members thread", MODERATORS, SAME),
    Line("thread_pin", "members thread", MODERATORS, PINS),
    Line("thread_restore", "members thread", "login visitor, 404", SAME),
    # The administrator's, so not for the administrator.
    Line("file_remove", "members file", NOT_THE_AUTHOR, SAME),
    Line("file_remove", "seats file", "200 secretariat, login visitor, 404", SAME),
    Line("file_remove", "file out of sight", "login visitor, 404", SAME),
    # Named responders of the author's country.
    Line("file_restore", "file out of sight", "login visitor, 200 moderator, 404", SAME),
    Line("file_restore", "members file", "login visitor, 404", SAME),
    Line("post_restore", "members post", "login visitor, 404", SAME),
    Line("post_restore", "post out of sight", "login visitor, 200 moderator, 404", SAME),
    Line("sealed", "a seal", "login visitor, 200 moderator, 404", SAME),
    # What was decided about members: one's own, and the desk's
    Line("sanctions", "", SIGNED_IN, THEN_405),
    Line("desk_waiting", "", MODERATORS, "login visitor, 405 moderators office, 404"),
    Line("desk_sanctions", "", MODERATORS, THEN_405),
    Line("desk_member", "the muted", MODERATORS, SAME),
    Line(
        "desk_member",
        "an administrator",
        MODERATORS,
        "login visitor, 403 moderators office, 404",
    ),
    Line("sanction_lift", "a mute", MODERATORS, SAME),
    Line(
        "sanction_lift",
        "a moderator's warning",
        "login visitor, 200 office, 403 moderators, 404",
        SAME,
    ),
    Line(
        "post_edit",
        "the muted's post",
        "404 applicant, >sanctions muted, login visitor, 403",
        "404 applicant, login visitor, 403",
    ),
    # Members
    Line("directory", "", "403 applicant, login visitor, 200", THEN_405),
    Line("member", "a member", "404 outside, 200", GET_ONLY),
    # A page for everyone is chosen; else oneself, and who may admit.
    Line("member", "applicant", "200 office applicant, 404", GET_ONLY),
    Line("member", "nobody", "404", GET_ONLY),
    Line("member_card", "a member", "404 outside, 200", GET_ONLY),
    Line("member_card", "nobody", "404", GET_ONLY),
    Line("peers", "", "403 applicant, login visitor, 200", THEN_405),
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
    Line("settings_profile", "", SIGNED_IN, THEN_405),
    Line("settings_section", "a section", SIGNED_IN, "login visitor, >settings_profile"),
    Line("settings_section", "nothing", "login visitor, 404", SAME),
    Line("settings_affiliations", "", SIGNED_IN, SAME),
    Line("affiliation_end", "their function", "200 member, login visitor, 404", SAME),
    Line(
        "affiliation_remove",
        "their function",
        THEN_405,
        ">settings_affiliations member, login visitor, 404",
    ),
    # For staff of the police, among others.
    Line("settings_role_name", "", "200 other-sector, login visitor, 404", SAME),
    Line("hint_close", "", THEN_405, "login visitor, >settings_profile"),
    Line("settings_digest", "", SIGNED_IN, SAME),
    Line("settings_searches", "", SIGNED_IN, THEN_405),
    Line("search_save", "", THEN_405, "403 applicant, login visitor, >search"),
    Line("settings_search_remove", "nothing", THEN_405, "login visitor, 404"),
    Line(
        "settings_confirm",
        "",
        "404 applicant, login visitor, 200",
        "404 applicant, login visitor, >home",
    ),
    Line("settings_data", "", SIGNED_IN, THEN_405),
    Line("settings_data_copy", "", STILL_YOU, SAME),
    Line("settings_leave", "", SIGNED_IN, STILL_YOU),
    Line("second_factor", "", "login visitor, >mfa_index", THEN_405),
    Line("session_end", "their session", THEN_405, ">usersessions_list member, login visitor, 404"),
    Line("accept_guidelines", "", SIGNED_IN, SAME),
    # My work, and what I told the secretariat
    Line(
        "settings_employer",
        "",
        "404 applicant, login visitor, 200",
        "403 administrator, 404 applicant, login visitor, 200",
    ),
    Line("settings_correction", "", SIGNED_IN, SAME),
    Line("my_change", "their wish", "200 member, login visitor, 404", SAME),
    Line("settings_restriction", "", THEN_405, "login visitor, >settings_data", {"restrict": "on"}),
    # By an organisation's sign-in
    Line("oidc_sign_in", "a provider", GET_ONLY, "503"),
    Line("oidc_sign_in", "nobody", GET_ONLY, "404"),
    Line(
        "oidc_connect",
        "a provider",
        THEN_405,
        STILL_YOU,
    ),
    Line("openid_connect_callback", "a provider", "401", GET_ONLY),
    Line("openid_connect_callback", "nobody", "404", GET_ONLY),
    Line("socialaccount_connections", "", SIGNED_IN, THEN_405),
    Line("socialaccount_signup", "", "login", SAME),
    Line("socialaccount_login_cancelled", "", ANYBODY, GET_ONLY),
    Line(
        "disconnect",
        "their connection",
        THEN_405,
        STILL_YOU,
    ),
    # Ways in
    # By an invitation for who waits, one press is enough.
    Line("join", "a link", "200 outside, >home", "200 visitor, >welcome applicant, >home"),
    Line("join", "a dead link", "404", SAME),
    Line("application", "", "200 applicant, login visitor, 404", SAME),
    Line("digest_stop", "a stop link", ANYBODY, "400"),
    Line("digest_stop", "a dead link", "404", SAME),
    Line("factor_lost", "", ">account_request_login_code visitor, >home applicant, >welcome", SAME),
    # Concerns: for everybody; then for named responders, each of those of their own country.
    Line("concern", "", ANYBODY, "422"),
    Line("concern_state", "a reference", ANYBODY, ANYBODY),
    Line("concern_state", "nobody", "404", SAME),
    Line("concerns", "", "login visitor, 200 moderator responder, 404", RESPONDER_405),
    Line("concern_item", "a concern", "200 responder, login visitor, 404", RESPONDER_405),
    Line("concern_item", "nothing", "login visitor, 404", RESPONDER_405),
    Line(
        "concern_claim",
        "a concern",
        RESPONDER_405,
        ">concern_item responder, login visitor, 404",
    ),
    Line("concern_words", "a concern", RESPONDER_405, RESPONDER_422),
    Line("concern_note", "a concern", RESPONDER_405, RESPONDER_422),
    Line("concern_hand_over", "a concern in hand", RESPONDER_405, RESPONDER_422),
    Line("concern_authority", "a concern", RESPONDER_405, RESPONDER_422),
    Line("concern_close", "a concern", RESPONDER_405, RESPONDER_422),
    Line("concern_keep_open", "a concern", RESPONDER_405, RESPONDER_422),
    Line("secretariat_responders", "", OFFICE, SAME),
    Line(
        "responder_release",
        "a responder",
        OFFICE_405,
        "login visitor, >secretariat_responders office, 404",
    ),
    Line("secretariat_duty", "a country", OFFICE, SAME),
    # allauth: signing in
    Line("account_login", "", NOT_SIGNED_IN, SAME),
    Line("account_logout", "", ">home visitor, 200", ">home"),
    Line("account_inactive", "", ANYBODY, GET_ONLY),
    Line("account_signup", "", NOT_SIGNED_IN, SAME),
    Line("account_reauthenticate", "", STILL_YOU, SAME),
    Line(
        "mailed_code",
        "",
        "login visitor, 200 without-key, >account_reauthenticate",
        "login visitor, >mailed_code without-key, >account_reauthenticate",
        {"send": "1"},
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
    # What makes a new way in is for who is it still: see directory/mailed_code.py.
    Line("account_email", "", SIGNED_IN, STILL_YOU),
    Line("account_change_password", "", "login visitor, >account_set_password", SAME),
    Line("account_set_password", "", STILL_YOU, SAME),
    Line("mfa_index", "", SIGNED_IN, THEN_405),
    Line("mfa_reauthenticate", "", STILL_YOU, SAME),
    Line("mfa_activate_totp", "", STILL_YOU, SAME),
    Line("mfa_deactivate_totp", "", "login visitor, 404", SAME),
    Line("mfa_view_recovery_codes", "", "login visitor, 404", THEN_405),
    Line("mfa_generate_recovery_codes", "", KEY_AGAIN, SAME),
    Line("mfa_download_recovery_codes", "", "login visitor, 404", SAME),
    Line("mfa_list_webauthn", "", SIGNED_IN, THEN_405),
    Line("mfa_add_webauthn", "", STILL_YOU, SAME),
    # Allauth sends a wrong key to the first step.
    Line(
        "mfa_reauthenticate_webauthn",
        "",
        "login visitor, >mailed_code without-key, 200",
        ">mailed_code without-key, login",
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
THREAD = "ws/threads/<int:pk>/"
# A socket is open, or closed with a code: 4401 sign in, 4403 not for you; `refused` is no socket.
SOCKETS = [
    Line("ws/member/", "", "4401 visitor, 4403 suspended keyless, open"),
    Line("ws/desk/", "", "4401 visitor, open moderators office, 4403"),
    # A push shows names, also those of a public forum.
    Line(THREAD, "public thread", "4401 visitor, 4403 applicant suspended keyless, open"),
    Line(THREAD, "members thread", "4401 visitor, 4403 applicant suspended keyless, open"),
    Line(THREAD, "seats thread", "4401 visitor, open seated, 4403"),
    Line(
        THREAD,
        "rule thread",
        "4401 visitor, 4403 elsewhere applicant suspended keyless, open",
    ),
    Line(
        THREAD,
        "joined thread",
        "4401 visitor, 4403 suspended keyless, open group office, 4403",
    ),
    Line(
        THREAD,
        "hidden thread",
        "4401 visitor, 4403 suspended keyless, open group office, 4403",
    ),
    Line(
        THREAD,
        "named thread",
        "4401 visitor, 4403 suspended keyless, open group-member office, 4403",
    ),
    Line(THREAD, "nothing", "4401 visitor, 4403"),
    Line("<path:anything>", "nobody", "refused"),
]
