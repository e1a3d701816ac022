"""Organisations, contact points, bodies and seats, and the secretariat's screens of them."""

from datetime import date

from django.urls import reverse

from directory.models import PresidencyTerm, Seat
from tests.directory.offices import a_contact_point, an_organisation


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
