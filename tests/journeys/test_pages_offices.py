"""Organisations, contact points, bodies and seats, and the secretariat's screens of them."""

from datetime import date

from django.urls import reverse

from directory.models import PresidencyTerm, Seat
from tests.directory.offices import a_contact_point, an_organisation
from tests.factories import a_member


def test_offices_and_bodies(browser_as, check, secretariat, watcher, seat_holder, public_forum):
    office = an_organisation(
        secretariat,
        domains=["police.example.org"],
        website="https://police.example.org/",
        safeguarding_policy="https://police.example.org/policy/",
        safeguarding_reviewed_on=date(2020, 1, 1),
        safeguarding_contact="safe@example.org",
    )
    more = {"phone": "+371 0000 0001", "hours": "Day and night", "note": "In English, too."}
    point = a_contact_point(office, secretariat, **more)
    a_contact_point(office, secretariat, "Night desk", checked_days_ago=300, **more)
    seat = Seat.objects.get(party="DK")
    page = browser_as(watcher)
    check(page, "/organisations/?country=LV", "Organisations")
    check(page, f"/organisations/{office.slug}/", office.name)
    check(page, "/bodies/expert-group/", "Expert Group on Children at Risk")
    check(page, f"/seats/{seat.pk}/", "Denmark, Expert Group on Children at Risk")
    check(page, "/contact-points/", "Contact points")
    page.get_by_role("link", name="Missing children").click()
    check(page, None, "Contact points")
    assert page.get_by_role("link", name="+371 0000 0001").count() == 2
    check(browser_as(), "/bodies/expert-group/", "Expert Group on Children at Risk")
    desk = browser_as(secretariat)
    check(desk, "/secretariat/contact-points/", "Contact points")
    check(desk, f"/secretariat/contact-points/{point.pk}/", point.name)
    check(desk, reverse("kept_point_new", args=[office.pk]), "Add a contact point")
    check(desk, "/secretariat/organisations/list/", "Enter a list of organisations")
    desk.get_by_label("Or paste it here").fill("name,country\nUnit,EE\nOther,Atlantis")
    desk.get_by_role("button", name="Read the list").click()
    check(desk, None, "Look at the list first")
    desk.get_by_role("button", name="Use 1 line").click()
    check(desk, None, "An entered list")
    check(desk, "/secretariat/presidencies/", "Presidencies")
    check(desk, reverse("presidency_new", args=["expert-group"]), "Add a year")
    presidency = PresidencyTerm.objects.earliest("starts")
    check(desk, f"/secretariat/presidencies/{presidency.pk}/", "Iceland, 2016–2017")


def test_a_finnish_police_officer_finds_the_latvian_office_in_four_steps(browser_as, secretariat):
    office = an_organisation(secretariat)
    a_contact_point(office, secretariat, phone="+371 0000 0001", hours="Day and night")
    a_contact_point(office, secretariat, "Visitors' desk", "trafficking", phone="+371 0000 0002")
    a_contact_point(an_organisation(secretariat, "Unit", "EE"), secretariat, phone="+372 0000 0003")
    officer = a_member("Aino P.", country_id="FI", sector_id="police")
    page = browser_as(officer, viewport={"width": 390, "height": 844}, has_touch=True)
    page.goto("/")
    for step in ("Directory", "Contact points", "Latvia"):
        page.get_by_role("link", name=step).locator("visible=true").first.tap()
    page.get_by_label("What for").select_option(label="Missing children (police, 116 000) (1)")
    page.get_by_role("button", name="Show").tap()
    page.get_by_role("link", name="+371 0000 0001").wait_for()
    assert page.get_by_text("Day and night").is_visible()
    assert page.locator(".offices > li").count() == 1
