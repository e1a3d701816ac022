from directory.models.bodies import Body, Mandate, Party, Priority, Seat, SeatTerm
from directory.models.leaving import Leaving
from directory.models.members import Member
from directory.models.organisations import Organisation
from directory.models.profiles import Affiliation, Profile
from directory.models.vocabulary import Country, Language, PlaceLevel, Sector

__all__ = [
    "Affiliation",
    "Body",
    "Country",
    "Language",
    "Leaving",
    "Mandate",
    "Member",
    "Organisation",
    "Party",
    "PlaceLevel",
    "Priority",
    "Profile",
    "Seat",
    "SeatTerm",
    "Sector",
]
