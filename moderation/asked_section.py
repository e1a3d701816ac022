"""On the secretariat's page of an application or a change: where it stands at the desk."""

from moderation import access


def at_the_desk(viewer, row):
    """A line that leads to its matter, for who works on it. One query."""
    matters = access.matters_of_desk(viewer).about(row._meta.label_lower, row.pk)
    matter = matters.select_related("claimed_by").order_by("-pk").first()
    return "moderation/_at_the_desk.html", {"matter": matter}
