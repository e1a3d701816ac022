"""Every address of the site, grouped by app. Each stays: people bookmark them."""

from django.conf import settings
from django.urls import include, path

from network.sitemaps import sitemap
from network.views import (
    crawlers,
    dev_mail,
    health,
    home,
    metrics,
    pages,
    secretariat,
    status,
    welcome,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("welcome/", welcome.welcome, name="welcome"),
    path("welcome/near/", welcome.welcome_near, name="welcome_near"),
    path("secretariat/", secretariat.home, name="secretariat"),
    path("", include("forums.urls")),
    path("", include("directory.urls")),
    path("", include("notifications.urls")),
    path("desk/", include("moderation.urls")),
    path("accounts/", include("allauth.account.urls")),
    path("accounts/2fa/", include("allauth.mfa.urls")),
    path("accounts/sessions/", include("allauth.usersessions.urls")),
    path("about/", pages.about, name="about"),
    path("help/", pages.help_page, name="help"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("status/", status.status, name="status"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path(".well-known/security.txt", crawlers.security_txt, name="security_txt"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", metrics.metrics, name="metrics"),
]
if settings.HAVN_DEMO:
    urlpatterns += [
        path("dev/mail/", dev_mail.dev_mail, name="dev_mail"),
        path("dev/mail/<str:name>/", dev_mail.message, name="dev_mail_message"),
        path("dev/mail/<str:name>/frame/", dev_mail.frame, name="dev_mail_frame"),
    ]

handler403 = "network.views.errors.forbidden"
handler404 = "network.views.errors.not_found"
