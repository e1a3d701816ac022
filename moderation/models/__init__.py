from moderation.models.audit import AuditEntry, AuditLink
from moderation.models.concern_mails import ConcernMail
from moderation.models.concerns import Concern, ConcernStep
from moderation.models.decisions import Appeal, Correction, Decision
from moderation.models.desk_mails import DeskMail
from moderation.models.duty import Day, DutyHours
from moderation.models.findings import FindingCount
from moderation.models.matters import Matter
from moderation.models.name_readings import NameReading
from moderation.models.reasons import ReasonText
from moderation.models.reports import Report
from moderation.models.sanctions import Sanction, SanctionMail
from moderation.models.scopes import ModeratorScope
from moderation.models.seals import Responder, Seal, SealReading
from moderation.models.shifts import Shift
from moderation.models.steps import MatterStep
from moderation.models.tallies import Tally

__all__ = [
    "Appeal",
    "AuditEntry",
    "AuditLink",
    "Concern",
    "ConcernMail",
    "ConcernStep",
    "Correction",
    "Day",
    "Decision",
    "DeskMail",
    "DutyHours",
    "FindingCount",
    "Matter",
    "MatterStep",
    "ModeratorScope",
    "NameReading",
    "ReasonText",
    "Report",
    "Responder",
    "Sanction",
    "SanctionMail",
    "Seal",
    "SealReading",
    "Shift",
    "Tally",
]
