from django.urls import path

from directory.views import directory, leaving, members, own_data, secretariat

urlpatterns = [
    # Members
    path("directory/", directory.directory, name="directory"),
    path("members/<slug:handle>/", members.member, name="member"),
    path("members/<slug:handle>/admit/", members.admit, name="admit"),
    # My settings
    path("settings/", members.settings, name="settings"),
    path("settings/profile/", members.settings_profile, name="settings_profile"),
    path("settings/confirm/", members.settings_confirm, name="settings_confirm"),
    path("settings/data/", own_data.settings_data, name="settings_data"),
    path("settings/data/copy/", own_data.settings_data_copy, name="settings_data_copy"),
    path("settings/leave/", leaving.settings_leave, name="settings_leave"),
    path("left/", leaving.left, name="left"),
    # The secretariat
    path("secretariat/members/", secretariat.members, name="secretariat_members"),
    path("secretariat/members/<slug:handle>/", secretariat.member, name="secretariat_member"),
]
