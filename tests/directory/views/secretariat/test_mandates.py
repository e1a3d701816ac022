"""The secretariat's screens of mandates, priorities and the crosswalk."""

import pytest
from django.urls import reverse

from directory.models import Body, Mandate, Priority
from tests.factories import a_forum, a_member, a_thread

LIST = reverse("secretariat_mandates")
NEW = reverse("secretariat_mandate_new")
OLD, AREAS = "2017-2020", "2020-2025"
USE = reverse("secretariat_mandate_use", args=[AREAS])
CROSSWALK = reverse("secretariat_crosswalk", args=[OLD, AREAS])


@pytest.fixture
def desk(client, secretariat):
    client.force_login(secretariat)
    return client


def of(slug):
    return Priority.objects.get(slug=slug)


def page_of(slug):
    return reverse("secretariat_mandate", args=[slug])


def edit_page(slug):
    return reverse("secretariat_priority", args=[of(slug).pk])


def words(response):
    return " ".join(response.content.decode().split())


def test_the_list_says_which_is_in_use(desk):
    page = words(desk.get(LIST))
    rows = {slug: page[page.index(page_of(slug)) :].split("</tr>")[0] for slug in (OLD, AREAS)}
    assert "in use" in rows[OLD]
    assert "in use" not in rows[AREAS]
    assert ">6</td>" in rows[OLD]


def test_a_mandate_says_what_its_priorities_are_and_where_they_led(desk):
    page = words(desk.get(page_of(OLD)))
    for said in ("Child-friendly justice", "Articles 3, 9(2), 12", "Went into: Protection"):
        assert said in page
    assert "Came from: Prevention &amp; family support, Alternative care" in words(
        desk.get(page_of(AREAS))
    )


@pytest.mark.parametrize("how_many", [1, 3])
def test_its_page_asks_as_many_queries_whatever_the_number_of_priorities(
    desk, how_many, django_assert_num_queries
):
    mandate = Mandate.objects.create(
        slug="later", body=Body.objects.get(), title="Later", starts="2026-07-01"
    )
    for number in range(how_many):
        made = Priority.objects.create(
            mandate=mandate, number=number, slug=f"p-{number}", label="P", title="P"
        )
        of("area-a").crosswalk.add(made)
    desk.get(page_of("later"))
    # Member, forums of the rail, bell; mandate, priorities, where to and where from, others.
    with django_assert_num_queries(8):
        desk.get(page_of("later"))


def test_switching_is_asked_for_and_says_what_it_changes(desk, author):
    author.priorities.add(of("justice"))
    page = words(desk.get(USE))
    for said in (
        "Put “Mandate 2020–2025” in use?",
        "<li>Partnerships</li>",
        "Those of “Mandate 2017–2020” are not offered any more",
        "1 member has old priorities in their profile",
        "Old threads and forums keep their old priorities",
    ):
        assert said in page
    assert Mandate.objects.get(in_use=True).slug == OLD
    assert desk.post(USE)["Location"] == page_of(AREAS)
    assert Mandate.objects.get(in_use=True).slug == AREAS
    assert desk.get(USE).status_code == 302, "it is in use already"


def test_after_the_switch_new_threads_and_profiles_choose_anew_and_old_threads_keep_theirs(
    desk, client, author
):
    forum = a_forum("common-room", audience="members")
    thread = a_thread(forum, author, priorities=[of("justice")])
    desk.post(USE)
    client.force_login(author)
    work = reverse("settings_section", args=["expertise"])
    for page in (reverse("thread_new", args=[forum.slug]), work):
        html = client.get(page).content.decode()
        assert "Partnerships" in html
        assert "Child-friendly justice" not in html
    assert "Child-friendly justice" in client.get(thread.get_absolute_url()).content.decode()


def test_words_of_a_priority_are_mended(desk):
    form = {"label": "Justice", "title": "Justice for children", "articles": "12", "icon": "scale"}
    assert 'value="Child-friendly justice"' in desk.get(edit_page("justice")).content.decode()
    assert desk.post(edit_page("justice"), form)["Location"] == page_of(OLD)
    assert of("justice").title == "Justice for children"
    assert desk.post(edit_page("justice"), form | {"label": ""}).status_code == 422
    assert desk.post(edit_page("justice"), form | {"icon": "skull"}).status_code == 422


def new_mandate(**changed):
    rows = {"form-TOTAL_FORMS": "10", "form-INITIAL_FORMS": "0"}
    for number in range(10):
        rows |= {f"form-{number}-{name}": "" for name in ("label", "title", "articles", "icon")}
    rows |= {"form-0-label": "Rights", "form-0-title": "The rights of the child"}
    rows |= {"form-2-label": "Safety", "form-2-title": "Digital safety", "form-2-icon": "laptop"}
    body = {"body": "expert-group", "title": "Mandate 2026–2030"}
    return body | {"starts": "2026-07-01", "ends": ""} | rows | changed


def test_a_mandate_is_added_with_the_rows_that_were_filled(desk):
    assert desk.get(NEW).status_code == 200
    made = page_of("from-2026")
    assert desk.post(NEW, new_mandate())["Location"] == made
    priorities = Mandate.objects.get(slug="from-2026").priorities.all()
    assert [(p.number, p.label) for p in priorities] == [(1, "Rights"), (2, "Safety")]
    assert desk.get(made).status_code == 200


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"ends": "2026-01-01"}, "A mandate ends after it starts."),
        ({"form-2-title": ""}, "This field is required."),
        ({"form-0-label": "", "form-0-title": ""}, "This field is required."),
        ({"starts": ""}, "This field is required."),
    ],
)
def test_a_wrong_mandate_is_not_added_and_says_why(desk, wrong, sentence):
    answer = desk.post(NEW, new_mandate(**wrong))
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert Mandate.objects.count() == 2


def test_the_crosswalk_is_a_table_of_boxes(desk):
    page = desk.get(CROSSWALK).content.decode()
    assert page.count('name="link"') == 18
    assert page.count('" checked>') == 9
    links = [f"{of('justice').pk}-{of('area-c').pk}", "nonsense", "1-2-3"]
    assert desk.post(CROSSWALK, {"link": links})["Location"] == page_of(OLD)
    assert [area.slug for area in of("justice").crosswalk.all()] == ["area-c"]
    assert desk.get(CROSSWALK).content.decode().count('" checked>') == 1


def test_it_leads_from_the_earlier_to_the_later_whichever_way_it_is_asked(desk):
    backwards = reverse("secretariat_crosswalk", args=[AREAS, OLD])
    assert desk.get(backwards)["Location"] == CROSSWALK
    for slug, other in ((OLD, OLD), (OLD, "nothing")):
        address = reverse("secretariat_crosswalk", args=[slug, other])
        assert desk.get(address).status_code == 404


def test_for_others_the_screens_are_not_there(client, seat_holder):
    for member in (seat_holder, a_member(role="member")):
        client.force_login(member)
        for page in (LIST, NEW, page_of(OLD), USE, CROSSWALK, edit_page("justice")):
            assert client.get(page).status_code == 404
        assert client.post(USE).status_code == 404
    assert Mandate.objects.get(in_use=True).slug == OLD
