"""How much of the exchange comes from which country and sector: for the secretariat.

Most members of such a network read, and a few write (Wenger, McDermott, Snyder: Cultivating
Communities of Practice, 2002), so what is compared is how many wrote, not how much.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from directory.models import Member
from directory.vocabularies import countries_by_code, sectors_by_slug
from forums.models import Post
from moderation.disclosure import How, Shown, protect
from moderation.figures import Row, Table, share_of
from moderation.models.sums import Period

COLUMNS = ("members", "came", "wrote", "posts")


@dataclass(frozen=True)
class Side:
    """By what members are told apart.

    Args:
        field: of a member.
        head: what its values are, over their column.
        labels: of its values; None is for who has none.
        counts: {column: {value: number}}.
    """

    field: str
    head: str
    title: str
    labels: dict[str | None, str]
    counts: dict[str, Counter]

    @property
    def values(self) -> list[str | None]:
        """Those of somebody, in the order of the labels."""
        return [value for value in self.labels if self.counts["members"][value]]


def sides(period: Period) -> list[Side]:
    """By country, and by sector. Four queries.

    Members are those of now; who wrote is counted where they are now.
    """
    region = sorted(countries_by_code().values(), key=lambda one: (not one.region, str(one)))
    sectors = sorted(sectors_by_slug().values(), key=lambda one: one.position)
    return [
        _side(("country", _("Country"), _("By country")), _("No country given"), region, period),
        _side(("sector", _("Sector"), _("By sector")), _("No sector given"), sectors, period),
    ]


def _side(named, none, rows, period) -> Side:
    field = named[0]
    labels = {row.pk: str(row) for row in rows} | {None: none}
    there = Member.objects.let_in()
    posts = Post.objects.shown().filter(author__in=there, **period.of("posted_at"))
    counts = {column: Counter() for column in COLUMNS}
    for value, members, came in there.told_apart_by(field, period.since):
        counts["members"][value], counts["came"][value] = members, came
    for value, wrote, number in posts.told_apart_by(field):
        counts["wrote"][value], counts["posts"][value] = wrote, number
    return Side(*named, labels, counts)


def tables(found: Sequence[Side]) -> list[Table]:
    """As the page shows them; the bar is of those who wrote, in a hundred members."""
    return [Table(one.field, one.title, _heads(one.head), tuple(_rows(one))) for one in found]


def _heads(head: str) -> tuple[str, ...]:
    of_hundred = _("Wrote, of 100 members")
    return (head, of_hundred, _("Wrote"), _("Members"), _("Signed in"), _("Posts"))


def _rows(side: Side) -> Iterator[Row]:
    for value in side.values:
        members, came, wrote, posts = (side.counts[column][value] for column in COLUMNS)
        share = share_of(wrote, members)
        cells = (share, wrote, members, came, posts)
        yield Row(side.labels[value], tuple(map(str, cells)), share)


def lines(found: Sequence[Side]) -> Iterator[Sequence[object]]:
    """For a report that leaves the house: no number below five can be read or worked out."""
    values, sums = {}, []
    for column in COLUMNS:
        for one in found:
            counts = one.counts[column]
            parts = {f"{column} {one.field} {value}": counts[value] for value in one.values}
            values |= parts | {column: sum(parts.values())}
            sums.append((column, tuple(parts)))
    shown = protect(values, sums)
    for column in ("came", "wrote"):
        # Never more than the members beside it, so a sum could tell of what is not given.
        if any(
            shown[part].number is None for total, parts in sums if total == column for part in parts
        ):
            shown[column] = Shown(How.KEPT)
    yield [_("Part"), _("What"), _("Members"), _("Signed in"), _("Wrote"), _("Posts")]
    for one in found:
        for value in one.values:
            said = [shown[f"{column} {one.field} {value}"].said for column in COLUMNS]
            yield [one.title, one.labels[value], *said]
    yield [_("Together"), "", *(shown[column].said for column in COLUMNS)]
