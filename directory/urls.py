from django.urls import path

from directory.views import directory, members, resets, second_factor, secretariat, sessions

urlpatterns = [
    # Members
    path("directory/", directory.directory, name="directory"),
    path("members/<slug:handle>/", members.member, name="member"),
    path("members/<slug:handle>/admit/", members.admit, name="admit"),
    # My settings
    path("settings/", members.settings, name="settings"),
    path("settings/profile/", members.settings_profile, name="settings_profile"),
    path("settings/second-factor/", second_factor.second_factor, name="second_factor"),
    path("settings/sessions/<int:pk>/end/", sessions.end, name="session_end"),
    # In the way in, beside allauth's own
    path("accounts/2fa/lost/", resets.lost, name="factor_lost"),
    # The secretariat
    path("secretariat/lost-keys/", resets.resets, name="factor_resets"),
    path("secretariat/lost-keys/<int:pk>/approve/", resets.approve, name="factor_reset_approve"),
    path("secretariat/members/", secretariat.members, name="secretariat_members"),
    path("secretariat/members/<slug:handle>/", secretariat.member, name="secretariat_member"),
]
