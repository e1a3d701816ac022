from notifications.models.digests import Digest, DigestItem, DigestPreference
from notifications.models.inbox import Notification
from notifications.models.mail import Mail

__all__ = ["Digest", "DigestItem", "DigestPreference", "Mail", "Notification"]
