"""Somebody sends too soon and takes it back."""

from forums.models import Post
from tests.journeys.composer import begin, is_sent


def test_what_was_sent_too_soon_is_back_in_the_form_and_gone_for_the_others(
    browser_as, author, watcher, thread, no_violations
):
    other = browser_as(watcher)
    other.goto(thread.get_absolute_url(), wait_until="networkidle")
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, "Too soon")
    page.keyboard.press("Control+Enter")
    is_sent(page, 2)
    other.get_by_text("Too soon").wait_for()

    page.locator("#post-2").get_by_role("button", name="Undo").click()
    page.get_by_text("Taken back. Your words are here again").wait_for()
    assert begin(page).inner_text() == "Too soon"
    no_violations(page)
    other.get_by_text("Taken back by its author.").wait_for()
    assert other.get_by_text("Too soon").count() == 0
    assert Post.objects.get(number=2).html == ""
