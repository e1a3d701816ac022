from django.urls import path

from directory.views import (
    announcements,
    bodies,
    connections,
    contact_points,
    directory,
    documents,
    employer,
    join,
    language,
    leaving,
    mailed_code,
    members,
    organisations,
    own_data,
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
    organisation_lists,
    people,
    presidencies,
    publishing,
    seats,
    spokespersons,
)
from directory.views.secretariat import contact_points as kept_points
from directory.views.secretariat import organisations as employers

urlpatterns = [
    # Members
    path("directory/", directory.directory, name="directory"),
    path("members/<slug:handle>/", members.member, name="member"),
    path("members/<slug:handle>/admit/", members.admit, name="admit"),
    # Offices
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<slug:slug>/", organisations.organisation, name="organisation"),
    path("contact-points/", contact_points.contact_points, name="contact_points"),
    path("bodies/<slug:slug>/", bodies.body, name="body"),
    path("seats/<int:pk>/", bodies.seat, name="seat"),
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
    path("secretariat/presidencies/", presidencies.presidencies, name="secretariat_presidencies"),
    path("secretariat/presidencies/<int:pk>/", presidencies.presidency, name="presidency"),
    path("secretariat/bodies/<slug:slug>/presidency/", presidencies.new, name="presidency_new"),
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
    path("secretariat/organisations/list/", organisation_lists.new, name="organisation_list_new"),
    path(
        "secretariat/organisations/list/<int:pk>/",
        organisation_lists.organisation_list,
        name="organisation_list",
    ),
    path(
        "secretariat/organisations/",
        employers.organisations,
        name="secretariat_organisations",
    ),
    path(
        "secretariat/organisations/new/",
        employers.new,
        name="secretariat_organisation_new",
    ),
    path(
        "secretariat/organisations/<int:pk>/",
        employers.organisation,
        name="secretariat_organisation",
    ),
    path(
        "secretariat/organisations/<int:pk>/merge/",
        employers.merge,
        name="secretariat_organisation_merge",
    ),
    path(
        "secretariat/organisations/<int:pk>/spokespersons/",
        spokespersons.spokespersons,
        name="secretariat_spokespersons",
    ),
    # Contact points
    path("secretariat/contact-points/", kept_points.contact_points, name="kept_points"),
    path("secretariat/contact-points/<int:pk>/", kept_points.contact_point, name="kept_point"),
    path("secretariat/contact-points/<int:pk>/right/", kept_points.right, name="kept_point_right"),
    path("secretariat/contact-points/<int:pk>/close/", kept_points.close, name="kept_point_close"),
    path(
        "secretariat/organisations/<int:pk>/contact-points/new/",
        kept_points.new,
        name="kept_point_new",
    ),
    path(
        "secretariat/spokespersons/<int:pk>/end/",
        spokespersons.spokesperson_end,
        name="secretariat_spokesperson_end",
    ),
]
