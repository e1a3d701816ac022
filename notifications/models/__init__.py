from notifications.models.digests import Digest, DigestColleagues, DigestItem, DigestPreference
from notifications.models.inbox import Notification
from notifications.models.mail import Mail

__all__ = [
    "Digest",
    "DigestColleagues",
    "DigestItem",
    "DigestPreference",
    "Mail",
    "Notification",
]
