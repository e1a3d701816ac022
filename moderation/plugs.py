"""What moderation plugs into the ports of the apps below."""

from moderation.actions.audit import audit
from network.lib.ports import audits

audits.plug(audit)
