from django.urls import path

from directory.views import (
    announcements,
    blocks,
    connections,
    contacts,
    directory,
    documents,
    employer,
    experts,
    join,
    language,
    leaving,
    mailed_code,
    members,
    own_data,
    peers,
    resets,
    second_factor,
    sessions,
    terms,
)
from directory.views.secretariat import (
    applications,
    changes,
    help_numbers,
    invitation_lists,
    invitations,
    mandates,
    organisations,
    people,
    publishing,
    seats,
    spokespersons,
)

urlpatterns = [
    # Members
    path("directory/", directory.directory, name="directory"),
    path("directory/peers/", peers.peers, name="peers"),
    path("members/<slug:handle>/", members.member, name="member"),
    path("members/<slug:handle>/admit/", members.admit, name="admit"),
    # Between two of them
    path("members/<slug:handle>/contact/", contacts.contact, name="contact"),
    path("members/<slug:handle>/block/", blocks.block, name="block"),
    path("contacts/", contacts.contacts, name="contacts"),
    path("contacts/<int:pk>/", contacts.received, name="contact_received"),
    path("settings/expert/", experts.settings_expert, name="settings_expert"),
    path("settings/blocks/", blocks.settings_blocks, name="settings_blocks"),
    path("settings/blocks/<int:pk>/end/", blocks.block_end, name="block_end"),
    # The words of the field
    path("terms/", terms.terms, name="terms"),
    # My settings
    path("settings/", members.settings, name="settings"),
    path("settings/profile/", members.settings_profile, name="settings_profile"),
    path("settings/second-factor/", second_factor.second_factor, name="second_factor"),
    path("settings/sessions/<int:pk>/end/", sessions.end, name="session_end"),
    path("settings/confirm/", members.settings_confirm, name="settings_confirm"),
    path("settings/employer/", employer.settings_employer, name="settings_employer"),
    path("settings/changes/<int:pk>/", employer.my_change, name="my_change"),
    path("settings/data/correction/", employer.settings_correction, name="settings_correction"),
    path("settings/data/", own_data.settings_data, name="settings_data"),
    path("settings/data/restriction/", own_data.settings_restriction, name="settings_restriction"),
    path("settings/data/copy/", own_data.settings_data_copy, name="settings_data_copy"),
    path("settings/leave/", leaving.settings_leave, name="settings_leave"),
    path("left/", leaving.left, name="left"),
    # In the way in, beside allauth's own
    path("accounts/2fa/lost/", resets.lost, name="factor_lost"),
    path("accounts/reauthenticate/code/", mailed_code.mailed_code, name="mailed_code"),
    # By an organisation's provider, under allauth's names; 404 where none is configured
    path("accounts/oidc/<slug:provider_id>/login/", connections.sign_in, name="oidc_sign_in"),
    path("accounts/oidc/<slug:provider_id>/connect/", connections.connect, name="oidc_connect"),
    path(
        "accounts/oidc/<slug:provider_id>/login/callback/",
        connections.callback,
        name="openid_connect_callback",
    ),
    path("accounts/3rdparty/", connections.connections, name="socialaccount_connections"),
    path("accounts/3rdparty/signup/", connections.signup, name="socialaccount_signup"),
    path(
        "accounts/3rdparty/login/cancelled/",
        connections.cancelled,
        name="socialaccount_login_cancelled",
    ),
    path("accounts/3rdparty/<int:pk>/disconnect/", connections.disconnect, name="disconnect"),
    # What everybody is told
    path("guidelines/", documents.guidelines, name="guidelines"),
    path("guidelines/accept/", documents.accept_guidelines, name="accept_guidelines"),
    path("privacy/", documents.privacy, name="privacy"),
    path("language/", language.language, name="language"),
    path("documents/<int:pk>/", documents.document_version, name="document_version"),
    path("announcements/<int:pk>/dismiss/", announcements.dismiss, name="dismiss_announcement"),
    # The secretariat
    path("secretariat/lost-keys/", resets.resets, name="factor_resets"),
    path("secretariat/lost-keys/<int:pk>/approve/", resets.approve, name="factor_reset_approve"),
    path("secretariat/members/", people.members, name="secretariat_members"),
    path("secretariat/members/<slug:handle>/", people.member, name="secretariat_member"),
    # Ways in
    path("join/<str:token>/", join.join, name="join"),
    path("application/", join.application, name="application"),
    path("secretariat/applications/", applications.applications, name="secretariat_applications"),
    path(
        "secretariat/applications/<slug:handle>/",
        applications.application,
        name="secretariat_application",
    ),
    path("secretariat/invitations/", invitations.invitations, name="secretariat_invitations"),
    path("secretariat/invitations/new/", invitations.new, name="invitation_new"),
    path("secretariat/invitations/<int:pk>/", invitations.invitation, name="invitation"),
    path("secretariat/invitations/<int:pk>/revoke/", invitations.revoke, name="invitation_revoke"),
    path("secretariat/invitations/<int:pk>/remind/", invitations.remind, name="invitation_remind"),
    path("secretariat/documents/", publishing.documents, name="secretariat_documents"),
    path("secretariat/documents/<slug:slug>/", publishing.publish, name="secretariat_document"),
    path("secretariat/help-numbers/", help_numbers.help_numbers, name="secretariat_help_numbers"),
    path("secretariat/help-numbers/new/", help_numbers.new, name="secretariat_help_number_new"),
    path(
        "secretariat/help-numbers/<int:pk>/",
        help_numbers.help_number,
        name="secretariat_help_number",
    ),
    path(
        "secretariat/announcements/", announcements.announcements, name="secretariat_announcements"
    ),
    path(
        "secretariat/announcements/<int:pk>/end/",
        announcements.end,
        name="secretariat_announcement_end",
    ),
    # Bodies
    path("secretariat/seats/", seats.seats, name="secretariat_seats"),
    path("secretariat/seats/<int:pk>/", seats.seat, name="secretariat_seat"),
    path("secretariat/seats/<int:pk>/appoint/", seats.appoint_whom, name="seat_appoint_whom"),
    path("secretariat/seats/<int:pk>/appoint/<slug:handle>/", seats.appoint, name="seat_appoint"),
    path("secretariat/terms/<int:pk>/", seats.term, name="seat_term"),
    path("secretariat/terms/<int:pk>/end/", seats.term_end, name="seat_term_end"),
    path("secretariat/mandates/", mandates.mandates, name="secretariat_mandates"),
    path("secretariat/mandates/new/", mandates.new, name="secretariat_mandate_new"),
    path("secretariat/mandates/<slug:slug>/", mandates.mandate, name="secretariat_mandate"),
    path("secretariat/mandates/<slug:slug>/use/", mandates.use, name="secretariat_mandate_use"),
    path(
        "secretariat/mandates/<slug:slug>/crosswalk/<slug:other>/",
        mandates.crosswalk,
        name="secretariat_crosswalk",
    ),
    path("secretariat/priorities/<int:pk>/", mandates.priority, name="secretariat_priority"),
    path("secretariat/invitations/list/", invitation_lists.new, name="invitation_list_new"),
    path(
        "secretariat/invitations/list/<int:pk>/",
        invitation_lists.invitation_list,
        name="invitation_list",
    ),
    # What members told of
    path("secretariat/changes/", changes.changes, name="secretariat_changes"),
    path("secretariat/changes/<int:pk>/", changes.change, name="secretariat_change"),
    # Organisations
    path(
        "secretariat/organisations/", organisations.organisations, name="secretariat_organisations"
    ),
    path("secretariat/organisations/new/", organisations.new, name="secretariat_organisation_new"),
    path(
        "secretariat/organisations/<int:pk>/",
        organisations.organisation,
        name="secretariat_organisation",
    ),
    path(
        "secretariat/organisations/<int:pk>/merge/",
        organisations.merge,
        name="secretariat_organisation_merge",
    ),
    path(
        "secretariat/organisations/<int:pk>/spokespersons/",
        spokespersons.spokespersons,
        name="secretariat_spokespersons",
    ),
    path(
        "secretariat/spokespersons/<int:pk>/end/",
        spokespersons.spokesperson_end,
        name="secretariat_spokesperson_end",
    ),
]
