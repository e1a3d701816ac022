"""Words that find a matter in the queue: its number, who, what was said in a report, which thread.

It narrows matters that the moderator works on, and never looks anywhere else. What is sealed has no
words to be found by.
"""

from django.db.models import Exists, OuterRef, Q

from directory.models import Member
from moderation.models import Matter, Report
from network.lib.ports import subjects

SHORTEST, LONGEST = 2, 80


def called(matters, member, words: str):
    """Those of the matters that the words speak of; all of them for no words.

    Args:
        matters: of the member's desk.
    """
    words = words.strip()
    number = words.removeprefix("#")
    if number.isascii() and number.isdigit() and len(number) < 10:
        return matters.filter(pk=int(number))
    if len(words) < SHORTEST:
        return matters
    authors = Member.objects.filter(pk=OuterRef("author")).called(words)
    reports = Report.objects.filter(matter=OuterRef("pk"), words__icontains=words)
    said = Q(Exists(authors)) | Q(Exists(reports))
    for subject in subjects:
        if subject.desk.called:
            titled = subject.desk.called(member, words, OuterRef("subject_id"))
            # Of held words the place is known and not what they would be: they are not searched.
            said |= Q(subject_type=subject.name) & ~Q(kind=Matter.Kind.HELD) & titled
    return matters.filter(said)
