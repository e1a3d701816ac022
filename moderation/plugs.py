"""What moderation plugs into the ports of the apps below."""

from moderation.actions.audit import audit
from moderation.seat_record import seat_record
from network.lib.ports import audits, seat_sections

audits.plug(audit)
seat_sections.plug(seat_record)
