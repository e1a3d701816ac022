"""What the secretariat published, and what a member has accepted."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from directory.models import (
    Acceptance,
    Announcement,
    ContactPoint,
    DocumentVersion,
    OrganisationList,
    PresidencyTerm,
    Spokesperson,
)
from network.lib.exports import Part, plug
from network.lib.leaving import delete, stay

plug(
    Part(
        name="acceptances",
        label=_("Guidelines you accepted"),
        why=_("So that it is known what you agreed to. The moment stays, without your name."),
        model="directory.Acceptance",
        rows=lambda member: Acceptance.objects.filter(member=member).order_by("accepted_at"),
        fields={"version__document__title": _("Text"), "accepted_at": _("When")},
        on_leaving=stay,
    ),
    Part(
        name="published",
        label=_("Versions you published"),
        why=_("What everybody was told is an official record. It stays, without your name."),
        model="directory.DocumentVersion",
        rows=lambda member: DocumentVersion.objects.filter(published_by=member).order_by("pk"),
        fields={
            "document__title": _("Text"),
            "changes": _("What changed"),
            "text": _("Words"),
            "published_at": _("When"),
        },
        on_leaving=stay,
    ),
    Part(
        name="spokespersons_named",
        label=_("Whom you let write for an organisation"),
        why=_("So that it can be answered for. It stays, without your name."),
        model="directory.Spokesperson",
        rows=lambda member: Spokesperson.objects.filter(by=member).order_by("pk"),
        fields={"organisation__name": _("Organisation"), "since": _("When")},
        on_leaving=stay,
    ),
    Part(
        name="announcements",
        label=_("Announcements you made"),
        why=_("A line for everybody, in the name of the secretariat. It stays, without your name."),
        model="directory.Announcement",
        rows=lambda member: Announcement.objects.filter(made_by=member).order_by("pk"),
        fields={"text": _("Announcement"), "ends_at": _("Until")},
        on_leaving=stay,
    ),
    Part(
        name="contact_points",
        label=_("Contact points you checked last"),
        why=_("So that it is known who looked. The office stays, without your name."),
        model="directory.ContactPoint",
        rows=lambda member: ContactPoint.objects.filter(checked_by=member).order_by("pk"),
        fields={
            "name": _("Name of the office"),
            "phone": _("Telephone"),
            "hours": _("Hours"),
            "note": _("Note"),
            "checked_on": _("Checked"),
        },
        on_leaving=stay,
    ),
    Part(
        name="organisation_lists",
        label=_("Lists of organisations you entered"),
        why=_("So that you see what became of each line. Erased after 30 days."),
        model="directory.OrganisationList",
        rows=lambda member: OrganisationList.objects.filter(by=member).order_by("pk"),
        fields={"made_at": _("Made"), "sent_at": _("Sent")},
        on_leaving=delete,
    ),
    Part(
        name="presidencies",
        label=_("Years in which you chaired a body"),
        why=_("Who chaired is an official record. It stays, without your name."),
        model="directory.PresidencyTerm",
        rows=lambda member: PresidencyTerm.objects.filter(
            Q(chair=member) | Q(vice_chair=member)
        ).order_by("pk"),
        fields={
            "body__name": _("Body"),
            "party__name": _("Party"),
            "starts": _("From"),
            "ends": _("Until"),
        },
        on_leaving=stay,
    ),
)
