"""What the secretariat is shown of an application or a change, on its own page and at the desk."""

from directory.mail_domains import domain_of
from directory.models import Application, Change, Member, OrganisationDomain


def told_of_application(application: Application) -> tuple[str, dict]:
    """The fragment and its context. Three queries."""
    return "directory/_application_told.html", {
        "application": application,
        "log": application.steps.select_related("by"),
        "sponsor": _sponsor(application),
        "known_domains": OrganisationDomain.objects.of_address(application.member.email),
    }


def told_of_change(change: Change) -> tuple[str, dict]:
    """The fragment and its context. Four queries."""
    member = change.member
    return "directory/_change_told.html", {
        "change": change,
        "log": change.steps.select_related("by"),
        "affiliations": member.affiliations.select_related("organisation").order_by("-starts"),
        "held_seats": member.seat_terms.in_time().select_related("seat__party", "seat__body"),
        "email_domain": domain_of(member.email),
        "known_domains": OrganisationDomain.objects.of_address(member.email),
    }


def _sponsor(application: Application) -> Member | None:
    named = Member.objects.admitted().with_card().filter(handle=application.sponsor)
    return named.first() if application.sponsor else None
