"""Pages of what is unread, watched and kept: axe, CSP and console have nothing to say."""

from directory.models import Priority
from forums.actions import keeping, reading
from forums.models import Watch
from tests import factories


def test_what_is_unread_watched_and_kept(browser_as, check, forum, author, watcher):
    thread = factories.a_thread(forum, author, countries=["EE"], tags=["early-help"], posts=2)
    tag = thread.tags.get()
    prevention = Priority.objects.get(slug="prevention")
    reading.watch_wide(member=watcher, volume=Watch.Volume.FIRST_POSTS, tag=tag)
    reading.watch_wide(member=watcher, volume=Watch.Volume.TRACKING, priority=prevention)
    post = thread.posts.get(number=1)
    keeping.bookmark(member=watcher, post=post, note="For Monday")
    keeping.thank(member=watcher, post=post)
    page = browser_as(watcher)
    check(page, "/unread/", "Unread")
    page.get_by_role("button", name="Mark all as read").click()
    check(page, None, "Unread")
    page.get_by_role("button", name="Undo").click()
    page.get_by_text("Unread again, as before.").wait_for()
    check(page, "/settings/watching/", "What you watch")
    check(page, "/bookmarks/", "Bookmarks")
    check(page, f"/posts/{post.pk}/bookmark/", "Bookmark post 1")
    check(page, thread.get_absolute_url(), thread.title)
    page = browser_as(author)
    check(page, f"/posts/{post.pk}/thanks/", "Thanks for post 1")


def test_thanks_and_levels_without_a_new_page(browser_as, forum, author, watcher):
    thread = factories.a_thread(forum, author)
    page = browser_as(watcher)
    page.goto(thread.get_absolute_url())
    page.evaluate("document.body.dataset.same = 'yes'")
    page.get_by_role("button", name="Thank", exact=True).click()
    page.get_by_role("button", name="Thanked").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Thanked"
    page.get_by_role("button", name="Track").click()
    page.get_by_text("You track this thread").wait_for()
    assert page.evaluate("document.body.dataset.same") == "yes"
    assert page.troubles == []


def test_thanks_without_a_script(browser_as, forum, author, watcher):
    thread = factories.a_thread(forum, author)
    page = browser_as(watcher, java_script_enabled=False)
    page.goto(thread.get_absolute_url())
    page.get_by_role("button", name="Thank", exact=True).click()
    assert page.get_by_role("button", name="Thanked").count() == 1
    page.goto("/unread/")
    page.goto(thread.forum.get_absolute_url())
    page.get_by_label("How loud").select_option("3")
    page.get_by_role("button", name="Save").click()
    assert page.get_by_label("How loud").input_value() == "3"


def test_a_feed_is_made_and_what_is_related_comes_at_the_end(browser_as, check, forum, author):
    thread = factories.a_thread(forum, author, posts=8)
    other = factories.a_thread(forum, author, "Another one")
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    related = page.locator(".related")
    assert other.title not in related.inner_text()
    related.scroll_into_view_if_needed()
    related.get_by_role("link", name=other.title).wait_for()
    check(page, None, thread.title)
    page.goto(forum.get_absolute_url())
    page.get_by_role("link", name="Feed").click()
    page.get_by_role("button", name="Make an address").click()
    check(page, None, "Your feed: Common room")
    assert "/feeds/" in page.get_by_label("Address").input_value()
