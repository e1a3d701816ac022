"""What waits for the secretariat in the demo community. Each step looks whether it was done."""

from datetime import timedelta

from django.utils import timezone

from directory.actions import applications, changes, documents, members
from directory.models import Application, Change, Country, Member, Sector


def apply(row) -> None:
    """Somebody asks to be let in, and may have been asked for more."""
    if Application.objects.filter(member__handle=row["handle"]).exists():
        return
    Member.objects.filter(handle=row["handle"]).delete()  # half made by a run that was stopped
    member = members.join(
        email=row["email"],
        name=row["name"],
        handle=row["handle"],
        timezone=row["timezone"],
        country=Country.objects.get(pk=row["country"]),
        sector=Sector.objects.get(pk=row["sector"]),
    )
    members.verify_email(member=member)
    documents.accept_what_is_asked(member=member)
    words = {name: row[name] for name in ("organisation", "statement", "sponsor")}
    application = applications.apply(member=member, **words)
    if row["asked"]:
        by = Member.objects.get(handle="secretariat")
        applications.ask(application=application, by=by, words=row["asked"])


def tell(row) -> None:
    """A member tells of a new employer, or asks for a correction."""
    member = Member.objects.get(handle=row["handle"])
    if Change.objects.filter(member=member, kind=row["kind"]).exists():
        return
    if row["kind"] == Change.Kind.CORRECTION:
        changes.ask_correction(member=member, words=row["words"])
        return
    changes.claim_employer(
        member=member,
        organisation=row["organisation"],
        function=row["function"],
        starts=timezone.localdate() - timedelta(days=row["days_ago"]),
        words=row["words"],
    )
