"""The secretariat's list of forums, and what it says before a change is saved."""

import re

import pytest
from django.urls import reverse

from directory.models import Priority
from forums.actions import groups
from forums.models import Forum
from moderation.models import AuditEntry
from tests.factories import a_forum, a_group, a_member, a_seat_holder, a_thread

LIST = reverse("secretariat_forums")
NEW = reverse("secretariat_forum_new")


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def page_of(forum):
    return reverse("secretariat_forum", args=[forum.slug])


def as_it_is(forum, **changed):
    """What the browser sends for a forum when some fields were changed."""
    names = "title description position audience sectors countries joining starting replying"
    more = ("sensitivity", "before", "slow_seconds")
    values = {name: getattr(forum, name) for name in (*names.split(), *more)}
    return values | {"priority": forum.priority_id or ""} | changed


def sentences(answer):
    return list(answer.context["asked"].sentences)


def confirm(client, forum, **changed):
    """Save, and say yes to what is asked."""
    sent = as_it_is(forum, **changed)
    asked = client.post(page_of(forum), sent).context["asked"]
    return client.post(page_of(forum), sent | {"confirmed": asked.key})


def row_of(page, title) -> str:
    [row] = [row for row in re.findall(r"<tr data-row>.*?</tr>", page, re.S) if title in row]
    return row


def test_each_forum_says_how_many_may_read_it(desk, forum, seats_forum, author, seat_holder):
    a_thread(forum, author)
    room = a_forum(title="Schools", audience="rule", sectors=["school"])
    group = a_group(title="A group")
    groups.add(forum=group, member=author, by=None)
    a_member(admitted=False)
    answer = desk.get(LIST)
    counts = {forum.pk: readers for forum, readers in answer.context["rows"]}
    # The secretariat reads them all.
    assert counts == {forum.pk: 3, seats_forum.pk: 2, room.pk: 2, group.pk: 2}
    page = answer.content.decode()
    assert "Members: School" in row_of(page, "Schools")
    assert "no manager" in row_of(page, "A group")
    assert "no manager" not in row_of(page, forum.title)


@pytest.mark.parametrize("how_many", [1, 3])
def test_the_list_asks_the_same_queries_whatever_its_length(
    desk, author, how_many, django_assert_num_queries
):
    for audience in ["members", "seats", "joined"][:how_many]:
        a_thread(a_forum(audience=audience), author)
    desk.get(LIST)
    # Session's member, forums of the frame, forums with sizes, readers, bell.
    with django_assert_num_queries(5):
        assert len(desk.get(LIST).context["rows"]) == how_many


def test_a_forum_is_made_and_the_audit_says_by_whom(desk, secretariat):
    words = as_it_is(Forum(), title="Schools", description="On schools.", position=4)
    sent = words | {"slug": "schools", "audience": "rule", "sectors": ["school", "ngo"]}
    assert desk.post(NEW, sent)["Location"] == LIST
    made = Forum.objects.get(slug="schools")
    assert (made.title, made.sectors, made.countries) == ("Schools", ["school", "ngo"], [])
    line = AuditEntry.objects.get(action="forum_made")
    assert (line.actor, line.subject_id) == (secretariat, made.pk)
    assert line.facts["audience"] == "rule"


@pytest.mark.parametrize("slug", ["new", "common-room", "Common-Room", "with space", ""])
def test_an_address_is_given_once(desk, forum, slug):
    answer = desk.post(NEW, as_it_is(Forum(), title="Another", slug=slug))
    assert answer.status_code == 422
    assert Forum.objects.count() == 1


def test_words_place_and_policy_are_changed_at_once(desk, forum, secretariat):
    priority = Priority.objects.in_use().first()
    changed = {"title": "Staff room", "priority": priority.pk, "starting": "managers"}
    assert desk.post(page_of(forum), as_it_is(forum, **changed))["Location"] == LIST
    version = forum.access_version
    forum.refresh_from_db()
    assert (forum.title, forum.priority, forum.starting) == ("Staff room", priority, "managers")
    assert forum.access_version == version
    line = AuditEntry.objects.get(action="forum_changed")
    assert line.actor == secretariat
    assert line.facts == {
        "changed": ["priority", "starting", "title"],
        "starting": ["readers", "managers"],
    }


def test_saving_what_is_there_changes_nothing(desk, forum):
    assert desk.post(page_of(forum), as_it_is(forum)).status_code == 302
    assert not AuditEntry.objects.filter(action="forum_changed").exists()


def test_who_loses_it_is_counted_before_it_is_saved(desk, forum, watcher, author):
    a_member(sector_id="school")
    answer = desk.post(page_of(forum), as_it_is(forum, audience="rule", sectors=["school"]))
    assert sentences(answer) == ["1 member who can read it now will no longer."]
    assert "Nothing is saved yet" in answer.content.decode()
    forum.refresh_from_db()
    assert forum.audience == "members"

    assert confirm(desk, forum, audience="rule", sectors=["school"]).status_code == 302
    version = forum.access_version
    forum.refresh_from_db()
    assert (forum.audience, forum.access_version) == ("rule", version + 1)
    assert not Forum.objects.visible_to(watcher).exists()
    assert Forum.objects.visible_to(author).exists()
    facts = AuditEntry.objects.get(action="forum_changed").facts
    assert facts["audience"] == ["members", "rule"]
    assert facts["sectors"] == [[], ["school"]]


def test_who_gains_it_is_counted_too(desk, seats_forum, watcher, author):
    a_seat_holder()
    answer = desk.post(page_of(seats_forum), as_it_is(seats_forum, audience="members"))
    assert sentences(answer) == ["2 more members can read it, with all that was written so far."]


def test_opening_it_to_everybody_and_closing_it_again_says_so(desk, forum, public_forum):
    [everybody] = sentences(desk.post(page_of(forum), as_it_is(forum, audience="public")))
    assert "without signing in" in everybody
    closed = desk.post(page_of(public_forum), as_it_is(public_forum, audience="members"))
    assert sentences(closed) == ["Visitors who are not signed in can no longer read it."]


def test_sensitivity_says_what_leaves_by_mail(desk, forum):
    asked = sentences(desk.post(page_of(forum), as_it_is(forum, sensitivity="titles-only")))
    assert asked == [
        "Mails carry the title, and neither words nor names.",
        "Mails that were sent before are out, and stay out.",
    ]
    confirm(desk, forum, sensitivity="no-record")
    forum.refresh_from_db()
    assert forum.sensitivity == "no-record"
    [lower] = sentences(desk.post(page_of(forum), as_it_is(forum, sensitivity="open")))
    assert lower == "Mails carry the title, who wrote, and the first words."


def test_a_yes_to_one_change_is_no_yes_to_another(desk, forum, watcher):
    asked = desk.post(page_of(forum), as_it_is(forum, audience="seats")).context["asked"]
    sent = as_it_is(forum, audience="named") | {"confirmed": asked.key}
    assert sentences(desk.post(page_of(forum), sent))
    a_member()
    sent = as_it_is(forum, audience="seats") | {"confirmed": asked.key}
    two, *_ = sentences(desk.post(page_of(forum), sent))
    assert two == "2 members who can read it now will no longer."
    forum.refresh_from_db()
    assert forum.audience == "members"


def test_a_rule_without_a_sector_or_a_country_is_asked_for_one(desk, forum):
    answer = desk.post(page_of(forum), as_it_is(forum, audience="rule"))
    assert answer.status_code == 422
    assert "Choose at least one sector or one country." in answer.content.decode()


def test_a_number_in_the_words_is_not_saved(desk, forum):
    for address, more in ((page_of(forum), {}), (NEW, {"slug": "cases"})):
        sent = as_it_is(forum, title="Case 811218-9876") | more
        answer = desk.post(address, sent)
        assert answer.status_code == 422
        assert "looks like a personal number" in answer.content.decode()
    forum.refresh_from_db()
    assert forum.title == "Common room"
    assert Forum.objects.count() == 1


def test_for_others_the_screens_are_not_there(client, moderator, forum):
    client.force_login(moderator)
    for page in (LIST, NEW, page_of(forum)):
        assert client.get(page).status_code == 404
    client.post(page_of(forum), as_it_is(forum, title="Mine"))
    forum.refresh_from_db()
    assert forum.title == "Common room"


def test_sectors_stand_in_groups_and_one_with_a_ticked_box_is_open(desk):
    room = a_forum(title="Schools", audience="rule", sectors=["school"])
    groups = desk.get(page_of(room)).context["form"].sector_groups()
    ticked = {label: is_ticked for label, _boxes, is_ticked in groups}
    assert len(ticked) > 3
    [opened] = [label for label, is_ticked in ticked.items() if is_ticked]
    page = desk.get(page_of(room)).content.decode()
    group = page[page.index(f'<details class="more" open><summary>{opened}</summary>') :]
    assert 'value="school"' in group[: group.index("</details>")]
    assert page.count('name="sectors"') == sum(len(boxes) for _label, boxes, _ticked in groups)
