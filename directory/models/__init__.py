from directory.models.announcements import Announcement
from directory.models.applications import Application, ApplicationStep
from directory.models.bodies import Body, Mandate, Party, Priority, Seat, SeatTerm
from directory.models.changes import Change, ChangeStep
from directory.models.documents import GUIDELINES, PRIVACY, Acceptance, Document, DocumentVersion
from directory.models.help_numbers import HelpNumber
from directory.models.invitation_lists import InvitationLine, InvitationList
from directory.models.invitations import Invitation, InvitationUse
from directory.models.leaving import Leaving
from directory.models.letters import Letter
from directory.models.members import Member
from directory.models.organisations import Organisation, OrganisationDomain
from directory.models.profiles import Affiliation, Profile
from directory.models.resets import FactorReset
from directory.models.spokespersons import Spokesperson
from directory.models.unnamed import Unnamed
from directory.models.vocabulary import Country, Language, PlaceLevel, Sector

__all__ = [
    "GUIDELINES",
    "PRIVACY",
    "Acceptance",
    "Affiliation",
    "Announcement",
    "Application",
    "ApplicationStep",
    "Body",
    "Change",
    "ChangeStep",
    "Country",
    "Document",
    "DocumentVersion",
    "FactorReset",
    "HelpNumber",
    "Invitation",
    "InvitationLine",
    "InvitationList",
    "InvitationUse",
    "Language",
    "Leaving",
    "Letter",
    "Mandate",
    "Member",
    "Organisation",
    "OrganisationDomain",
    "Party",
    "PlaceLevel",
    "Priority",
    "Profile",
    "Seat",
    "SeatTerm",
    "Sector",
    "Spokesperson",
    "Unnamed",
]
