from directory.models.announcements import Announcement
from directory.models.applications import Application, ApplicationStep
from directory.models.bodies import Body, Mandate, Party, Priority
from directory.models.changes import Change, ChangeStep
from directory.models.contact_points import ContactPoint
from directory.models.contacts import Block, Contact
from directory.models.documents import GUIDELINES, PRIVACY, Acceptance, Document, DocumentVersion
from directory.models.experts import Expert
from directory.models.facet_bits import FacetBits, MemberWords, SkillWords
from directory.models.help_numbers import HelpNumber
from directory.models.invitation_lists import InvitationLine, InvitationList
from directory.models.invitations import Invitation, InvitationUse
from directory.models.leaving import Leaving
from directory.models.letters import Letter
from directory.models.members import Member
from directory.models.organisation_lists import OrganisationLine, OrganisationList
from directory.models.organisations import Organisation, OrganisationDomain
from directory.models.presidencies import PresidencyTerm
from directory.models.profiles import Affiliation, Expertise, MemberLanguage, Profile
from directory.models.resets import FactorReset
from directory.models.saved_searches import SavedDirectorySearch
from directory.models.seats import Seat, SeatTerm
from directory.models.spokespersons import Spokesperson
from directory.models.unnamed import Unnamed
from directory.models.visibility import Visibility
from directory.models.vocabulary import ContactFunction, Country, Language, PlaceLevel, Sector

__all__ = [
    "GUIDELINES",
    "PRIVACY",
    "Acceptance",
    "Affiliation",
    "Announcement",
    "Application",
    "ApplicationStep",
    "Block",
    "Body",
    "Change",
    "ChangeStep",
    "Contact",
    "ContactFunction",
    "ContactPoint",
    "Country",
    "Document",
    "DocumentVersion",
    "Expert",
    "Expertise",
    "FacetBits",
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
    "MemberLanguage",
    "MemberWords",
    "Organisation",
    "OrganisationDomain",
    "OrganisationLine",
    "OrganisationList",
    "Party",
    "PlaceLevel",
    "PresidencyTerm",
    "Priority",
    "Profile",
    "SavedDirectorySearch",
    "Seat",
    "SeatTerm",
    "Sector",
    "SkillWords",
    "Spokesperson",
    "Unnamed",
    "Visibility",
]
