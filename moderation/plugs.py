"""What moderation plugs into the ports of the apps below."""

from moderation.actions.audit import audit
from moderation.actions.held import open_matter
from moderation.seat_record import seat_record
from network.lib.ports import audits, hold, seat_sections

audits.plug(audit)
hold.plug(open_matter)
seat_sections.plug(seat_record)
