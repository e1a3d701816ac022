from django.urls import path

from directory.views import (
    announcements,
    directory,
    documents,
    help_numbers,
    members,
    publishing,
    secretariat,
)

urlpatterns = [
    # Members
    path("directory/", directory.directory, name="directory"),
    path("members/<slug:handle>/", members.member, name="member"),
    path("members/<slug:handle>/admit/", members.admit, name="admit"),
    # My settings
    path("settings/", members.settings, name="settings"),
    path("settings/profile/", members.settings_profile, name="settings_profile"),
    # What everybody is told
    path("guidelines/", documents.guidelines, name="guidelines"),
    path("guidelines/accept/", documents.accept_guidelines, name="accept_guidelines"),
    path("privacy/", documents.privacy, name="privacy"),
    path("documents/<int:pk>/", documents.document_version, name="document_version"),
    path("announcements/<int:pk>/dismiss/", announcements.dismiss, name="dismiss_announcement"),
    # The secretariat
    path("secretariat/members/", secretariat.members, name="secretariat_members"),
    path("secretariat/members/<slug:handle>/", secretariat.member, name="secretariat_member"),
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
]
