"""Addresses that people have bookmarked, mailed and printed keep working."""

import pytest
from django.urls import get_resolver, resolve, reverse

from directory import urls as directory
from forums import urls as forums
from tests.factories import a_reply

# name, arguments, address. A line is never changed; a page that moves leaves a redirect.
ADDRESSES = [
    ("home", [], "/"),
    ("welcome", [], "/welcome/"),
    ("welcome_near", [], "/welcome/near/"),
    ("forums", [], "/forums/"),
    ("forum", ["common-room"], "/forums/common-room/"),
    ("thread_new", ["common-room"], "/forums/common-room/new/"),
    ("thread_short", [42], "/threads/42/"),
    ("thread", [42, "how-do-you-count"], "/threads/42/how-do-you-count/"),
    ("reply", [42], "/threads/42/reply/"),
    ("sensitivity", [42], "/threads/42/sensitivity/"),
    ("stage", [42], "/threads/42/stage/"),
    ("answer", [42], "/threads/42/answer/"),
    ("threads", [], "/threads/"),
    ("since", [42], "/threads/42/since/"),
    ("watch", [42], "/threads/42/watch/"),
    ("post_edit", [7], "/posts/7/edit/"),
    ("thread_pin", [42], "/threads/42/pin/"),
    ("thread_lock", [42], "/threads/42/lock/"),
    ("thread_unlock", [42], "/threads/42/unlock/"),
    ("thread_redact", [42], "/threads/42/redact/"),
    ("thread_restore", [42], "/threads/42/restore/"),
    ("thread_record", [42], "/threads/42/record/"),
    ("file", [7], "/files/7/"),
    ("file_remove", [7], "/files/7/remove/"),
    ("file_restore", [7], "/files/7/restore/"),
    ("desk_held_file", [7, 9], "/desk/held/7/files/9/"),
    ("post_hide", [7], "/posts/7/hide/"),
    ("post_redact", [7], "/posts/7/redact/"),
    ("post_restore", [7], "/posts/7/restore/"),
    ("post_record", [7], "/posts/7/record/"),
    ("sealed", [7], "/desk/sealed/7/"),
    ("report", [], "/report/"),
    ("secretariat_scopes", [], "/secretariat/moderators/"),
    ("secretariat_reasons", [], "/secretariat/reasons/"),
    ("reason_drop", [7], "/secretariat/reasons/7/drop/"),
    ("scope_take", [7], "/secretariat/moderators/7/take/"),
    ("decision", [7], "/decisions/7/"),
    ("decision_mend", [7], "/decisions/7/mend/"),
    ("decision_appeal", [7], "/decisions/7/appeal/"),
    ("sanction_appeal", [7], "/sanctions/7/appeal/"),
    ("desk", [], "/desk/"),
    ("desk_news", [], "/desk/news/"),
    ("desk_matter", [7], "/desk/7/"),
    ("desk_line", [7], "/desk/7/line/"),
    ("desk_show", [7], "/desk/7/show/"),
    ("desk_claim", [7], "/desk/7/claim/"),
    ("desk_release", [7], "/desk/7/release/"),
    ("desk_note", [7], "/desk/7/note/"),
    ("desk_hand_over", [7], "/desk/7/hand-over/"),
    ("desk_decide", [7], "/desk/7/decide/"),
    ("desk_agree", [7], "/desk/7/agree/"),
    ("desk_keep_open", [7], "/desk/7/keep-open/"),
    ("scan", [], "/scan/"),
    ("search", [], "/search/"),
    ("scan", [], "/scan/"),
    ("directory", [], "/directory/"),
    ("member", ["kaisa-r"], "/members/kaisa-r/"),
    ("admit", ["kaisa-r"], "/members/kaisa-r/admit/"),
    ("settings", [], "/settings/"),
    ("settings_profile", [], "/settings/profile/"),
    ("second_factor", [], "/settings/second-factor/"),
    ("session_end", [5], "/settings/sessions/5/end/"),
    ("usersessions_list", [], "/accounts/sessions/"),
    ("factor_lost", [], "/accounts/2fa/lost/"),
    ("factor_resets", [], "/secretariat/lost-keys/"),
    ("factor_reset_approve", [3], "/secretariat/lost-keys/3/approve/"),
    ("settings_confirm", [], "/settings/confirm/"),
    ("settings_data", [], "/settings/data/"),
    ("mailed_code", [], "/accounts/reauthenticate/code/"),
    ("settings_data_copy", [], "/settings/data/copy/"),
    ("settings_leave", [], "/settings/leave/"),
    ("left", [], "/left/"),
    ("language", [], "/language/"),
    ("secretariat_members", [], "/secretariat/members/"),
    ("secretariat_member", ["kaisa-r"], "/secretariat/members/kaisa-r/"),
    ("join", ["5~x"], "/join/5~x/"),
    ("application", [], "/application/"),
    ("secretariat_applications", [], "/secretariat/applications/"),
    ("secretariat_application", ["kaisa-r"], "/secretariat/applications/kaisa-r/"),
    ("secretariat_invitations", [], "/secretariat/invitations/"),
    ("invitation_new", [], "/secretariat/invitations/new/"),
    ("invitation", [7], "/secretariat/invitations/7/"),
    ("invitation_revoke", [7], "/secretariat/invitations/7/revoke/"),
    ("invitation_remind", [7], "/secretariat/invitations/7/remind/"),
    ("notifications", [], "/notifications/"),
    ("account_login", [], "/accounts/login/"),
    ("account_signup", [], "/accounts/signup/"),
    ("account_logout", [], "/accounts/logout/"),
    ("account_email", [], "/accounts/email/"),
    ("account_request_login_code", [], "/accounts/login/code/"),
    ("account_reset_password", [], "/accounts/password/reset/"),
    ("mfa_index", [], "/accounts/2fa/"),
    # The third is registered at every organisation's provider.
    ("oidc_sign_in", ["ministry"], "/accounts/oidc/ministry/login/"),
    ("oidc_connect", ["ministry"], "/accounts/oidc/ministry/connect/"),
    ("openid_connect_callback", ["ministry"], "/accounts/oidc/ministry/login/callback/"),
    ("socialaccount_connections", [], "/accounts/3rdparty/"),
    ("socialaccount_signup", [], "/accounts/3rdparty/signup/"),
    ("socialaccount_login_cancelled", [], "/accounts/3rdparty/login/cancelled/"),
    ("disconnect", [5], "/accounts/3rdparty/5/disconnect/"),
    ("guidelines", [], "/guidelines/"),
    ("accept_guidelines", [], "/guidelines/accept/"),
    ("privacy", [], "/privacy/"),
    ("document_version", [7], "/documents/7/"),
    ("about", [], "/about/"),
    ("help", [], "/help/"),
    ("accessibility", [], "/accessibility/"),
    ("status", [], "/status/"),
    ("dismiss_announcement", [7], "/announcements/7/dismiss/"),
    ("secretariat", [], "/secretariat/"),
    ("secretariat_members", [], "/secretariat/members/"),
    ("secretariat_member", ["kaisa-r"], "/secretariat/members/kaisa-r/"),
    ("secretariat_documents", [], "/secretariat/documents/"),
    ("secretariat_document", ["guidelines"], "/secretariat/documents/guidelines/"),
    ("secretariat_help_numbers", [], "/secretariat/help-numbers/"),
    ("secretariat_help_number_new", [], "/secretariat/help-numbers/new/"),
    ("secretariat_help_number", [7], "/secretariat/help-numbers/7/"),
    ("secretariat_announcements", [], "/secretariat/announcements/"),
    ("secretariat_announcement_end", [7], "/secretariat/announcements/7/end/"),
    ("group_join", ["after-eighteen"], "/forums/after-eighteen/join/"),
    ("group_leave", ["after-eighteen"], "/forums/after-eighteen/leave/"),
    ("group_add", ["after-eighteen"], "/forums/after-eighteen/add/"),
    ("forum_members", ["after-eighteen"], "/forums/after-eighteen/members/"),
    ("group_change", ["after-eighteen", "kaisa-r"], "/forums/after-eighteen/members/kaisa-r/"),
    ("group_decide", ["after-eighteen", "kaisa-r"], "/forums/after-eighteen/requests/kaisa-r/"),
    ("secretariat_forums", [], "/secretariat/forums/"),
    ("secretariat_forum_new", [], "/secretariat/forums/new/"),
    ("secretariat_forum", ["common-room"], "/secretariat/forums/common-room/"),
    ("secretariat_seats", [], "/secretariat/seats/"),
    ("secretariat_seat", [7], "/secretariat/seats/7/"),
    ("seat_appoint_whom", [7], "/secretariat/seats/7/appoint/"),
    ("seat_appoint", [7, "kaisa-r"], "/secretariat/seats/7/appoint/kaisa-r/"),
    ("seat_term", [9], "/secretariat/terms/9/"),
    ("seat_term_end", [9], "/secretariat/terms/9/end/"),
    ("secretariat_mandates", [], "/secretariat/mandates/"),
    ("secretariat_mandate_new", [], "/secretariat/mandates/new/"),
    ("secretariat_mandate", ["2017-2020"], "/secretariat/mandates/2017-2020/"),
    ("secretariat_mandate_use", ["2017-2020"], "/secretariat/mandates/2017-2020/use/"),
    (
        "secretariat_crosswalk",
        ["2017-2020", "2020-2025"],
        "/secretariat/mandates/2017-2020/crosswalk/2020-2025/",
    ),
    ("secretariat_priority", [7], "/secretariat/priorities/7/"),
    ("secretariat_organisations", [], "/secretariat/organisations/"),
    ("secretariat_organisation_new", [], "/secretariat/organisations/new/"),
    ("secretariat_organisation", [7], "/secretariat/organisations/7/"),
    ("secretariat_organisation_merge", [7], "/secretariat/organisations/7/merge/"),
    ("secretariat_changes", [], "/secretariat/changes/"),
    ("secretariat_change", [7], "/secretariat/changes/7/"),
    ("settings_employer", [], "/settings/employer/"),
    ("settings_correction", [], "/settings/data/correction/"),
    ("settings_restriction", [], "/settings/data/restriction/"),
    ("invitation_list_new", [], "/secretariat/invitations/list/"),
    ("invitation_list", [7], "/secretariat/invitations/list/7/"),
    ("sanctions", [], "/sanctions/"),
    ("secretariat_posting", [], "/secretariat/posting/"),
    ("secretariat_watch", [], "/secretariat/posting/words/"),
    ("secretariat_unwatch", [7], "/secretariat/posting/words/7/"),
    ("desk_sanctions", [], "/desk/members/"),
    ("desk_member", ["kaisa-r"], "/desk/members/kaisa-r/"),
    ("sanction_lift", [7], "/desk/sanctions/7/lift/"),
    ("held", [], "/held/"),
    ("desk_held", [], "/desk/held/"),
    ("desk_held_matter", [7], "/desk/held/7/"),
    ("concern", [], "/concern/"),
    ("concern_state", ["K7QM-X3PT-D9AB"], "/concern/K7QM-X3PT-D9AB/"),
    ("concerns", [], "/desk/concerns/"),
    ("concern_item", [7], "/desk/concerns/7/"),
    ("secretariat_responders", [], "/secretariat/responders/"),
    ("secretariat_duty", ["ee"], "/secretariat/responders/ee/hours/"),
    ("my_change", [7], "/settings/changes/7/"),
    ("robots", [], "/robots.txt"),
    ("sitemap", [], "/sitemap.xml"),
    ("security_txt", [], "/.well-known/security.txt"),
    ("healthz", [], "/healthz"),
    ("readyz", [], "/readyz"),
    ("dev_mail", [], "/dev/mail/"),
]


@pytest.mark.parametrize(("name", "arguments", "address"), ADDRESSES)
def test_an_address_stays(name, arguments, address):
    assert reverse(name, args=arguments) == address
    assert resolve(address).url_name == name


def test_every_address_of_forums_and_directory_is_in_the_table():
    ours = {pattern.name for pattern in [*forums.urlpatterns, *directory.urlpatterns]}
    assert ours <= {name for name, _arguments, _address in ADDRESSES}


def test_a_post_is_linked_by_its_number_on_its_page(thread, author, settings):
    settings.POSTS_PER_PAGE = 2
    first, third = thread.posts.get(), [a_reply(thread, author) for _ in range(2)][-1]
    assert first.get_absolute_url() == f"/threads/{thread.pk}/{thread.slug}/#post-1"
    assert third.get_absolute_url() == f"/threads/{thread.pk}/{thread.slug}/?page=2#post-3"


def test_a_missing_slash_leads_on(client, public_forum):
    response = client.get(f"/forums/{public_forum.slug}")
    assert response.status_code == 301
    assert client.get(response["Location"]).status_code == 200


def test_there_is_no_admin():
    """Django's own admin would write past the actions."""
    assert not any("admin" in str(pattern.pattern) for pattern in get_resolver().url_patterns)
