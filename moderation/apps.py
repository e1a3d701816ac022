from django.apps import AppConfig


class ModerationConfig(AppConfig):
    """Reports, matters, decisions and their reasons, seals, concerns, the audit."""

    name = "moderation"

    def ready(self):
        from moderation import desk_exports, exports, plugs, texts  # noqa: F401  into the ports
