from network.lib.texts import Exempt, declare

declare(
    Exempt("notifications.Notification", "kind", "a word of ours"),
    Exempt("notifications.Notification", "about_type", "a model's name"),
    Exempt("notifications.DigestPreference", "rhythm", "a choice"),
    Exempt("notifications.DigestItem", "why", "a choice"),
)
