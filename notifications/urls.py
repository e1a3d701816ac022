from django.urls import path

from notifications.views import digest, inbox

urlpatterns = [
    # Inbox
    path("notifications/", inbox.notifications, name="notifications"),
    path("notifications/read/", inbox.notifications_read, name="notifications_read"),
    path("notifications/<int:pk>/", inbox.notification, name="notification"),
    # Digest
    path("settings/digest/", digest.settings_digest, name="settings_digest"),
    path("mail/stop/<str:token>/", digest.digest_stop, name="digest_stop"),
]
