"""Writing: what the tools make of words is what the post then holds."""

from datetime import timedelta

from django.utils import timezone

from forums.models import Post
from tests import factories
from tests.journeys.composer import (
    begin,
    caret_to,
    focused,
    is_sent,
    paste,
    select_last_word,
    tool,
)

EVERYTHING = (
    "<h3>Steps</h3><p>One <strong>bold</strong>, <em>slanted</em>, <s>struck</s> and "
    "<code>code</code>  with two spaces,<br>a line and "
    '<a href="https://example.org/guide?a=1&amp;b=2" rel="noopener nofollow ugc">a guide</a>.</p>'
    "<h4>Lists</h4><ul><li><p>first</p><ol><li><p>within</p></li></ol></li><li><p>second</p></li>"
    "</ul><blockquote><p>They said so.</p></blockquote><pre><code>as  typed</code></pre><hr>"
    "<table><tbody><tr><th><p>Country</p></th><th><p>Age</p></th></tr>"
    '<tr><td colspan="2"><p>All</p></td></tr></tbody></table>'
)
WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style><!--
p.MsoNormal {margin:0cm;} --></style></head><body><!--StartFragment-->
<h1 style='margin:0'>Our steps<o:p></o:p></h1>
<p class=MsoNormal style="margin:0"><b>Before</b> the meeting<img src="file:///c:/a.png">
<a href="javascript:alert(1)" style="color:red">or not</a></p>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span></span></span>
<![endif]>Ask<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><!--[if !supportLists]--><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><!--[endif]-->the parents</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><!--[if !supportLists]--><span
style='mso-list:Ignore'>·<span>&nbsp;</span></span><!--[endif]-->Listen</p>
<p class=MsoNormal>Then:</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><!--[if !supportLists]--><span
style='mso-list:Ignore'>1.<span>&nbsp;</span></span><!--[endif]-->Write</p>
<p class=MsoListParagraph style='mso-list:l2 level1 lfo3'><!--[if !supportLists]--><span
style='mso-list:Ignore'>-<span>&nbsp;</span></span><!--[endif]-->Sleep on it</p>
<!--EndFragment--></body></html>"""


def an_hour_ago():
    """A change of what was written just now is no edit."""
    return timezone.now() - timedelta(hours=1)


def last_post():
    return Post.objects.order_by("pk").last().html


def test_a_reply_is_written_with_tools_and_sent_by_the_keyboard(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, "We call this ")
    page.keyboard.press("Control+b")
    page.keyboard.type("first talk")
    page.keyboard.press("Control+Enter")

    is_sent(page, 2)
    assert last_post() == "<p>We call this <strong>first talk</strong></p>"
    assert page.locator("#post-2 .text strong").inner_text() == "first talk"
    assert focused(page) == "post-2"
    assert page.get_by_role("status").get_by_text("Your reply is sent.").count() == 1
    assert page.locator("#reply textarea").input_value() == ""
    assert page.troubles == []


def test_the_editor_is_fetched_only_when_somebody_begins_to_write(browser_as, author, thread):
    page = browser_as(author)
    fetched = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(thread.get_absolute_url(), wait_until="networkidle")
    assert [url for url in fetched if "/composer." in url]
    assert [url for url in fetched if "prose_editor" in url or "/composer/editor" in url] == []

    begin(page)
    assert [url for url in fetched if "prose_editor" in url]


def test_words_typed_while_the_editor_is_on_its_way_are_kept(browser_as, author, thread):
    page = browser_as(author)
    waiting = []
    page.route("**/django_prose_editor/editor*.js", lambda route: waiting.append(route))
    page.goto(thread.get_absolute_url())
    with page.expect_request("**/django_prose_editor/editor*.js"):
        page.locator("#reply textarea").click()
    page.keyboard.type("Already <here>")
    waiting[0].continue_()

    assert begin(page).inner_text() == "Already <here>"
    assert focused(page, "role") == "textbox"


def test_without_the_editor_plain_words_are_sent(browser_as, author, thread):
    page = browser_as(author)
    page.route("**/django_prose_editor/editor*.js", lambda route: route.abort())
    page.goto(thread.get_absolute_url())
    page.locator("#reply textarea").click()
    page.get_by_text("did not load").wait_for()
    page.keyboard.type("Plain words")
    page.keyboard.press("Control+Enter")

    is_sent(page, 2)
    assert last_post() == "<p>Plain words</p>"


def test_reply_under_a_post_leads_to_the_editor(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    page.locator("#post-1 [data-reply]").click()
    page.locator("[data-composer][data-state=ready]").wait_for()
    page.keyboard.type("Here")
    assert begin(page).inner_text() == "Here"


def test_the_tools_are_one_stop_of_the_tab_key(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    editor = begin(page)
    page.keyboard.press("Shift+Tab")
    assert focused(page, "dataset.tool") == "bold"
    for _ in range(3):
        page.keyboard.press("ArrowRight")
    assert focused(page, "dataset.tool") == "bullets"
    page.keyboard.press("Enter")
    page.keyboard.type("first")
    page.keyboard.press("Enter")
    page.keyboard.type("second")

    assert editor.locator("li").all_inner_texts() == ["first", "second"]
    assert tool(page, "List").get_attribute("aria-pressed") == "true"
    assert tool(page, "Bold").get_attribute("aria-pressed") == "false"
    page.keyboard.press("Shift+Tab")
    assert focused(page, "dataset.tool") == "bullets"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert focused(page, "type") == "file"
    page.keyboard.press("Tab")
    assert focused(page, "innerText") == "Send"


def test_a_table_can_be_entered_and_left_by_the_tab_key(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    editor = begin(page)
    tool(page, "Table").click()
    page.keyboard.type("Country")
    for _ in range(5):
        page.keyboard.press("Tab")
    page.keyboard.type("last cell")
    tool(page, "Remove row").click()
    assert editor.locator("tr").count() == 2
    tool(page, "Add column").click()
    assert editor.locator("tr").first.locator("th").count() == 3
    for _ in range(7):
        page.keyboard.press("Tab")
        if focused(page, "role") != "textbox":
            break
    assert focused(page, "type") == "file"
    assert editor.locator("tr").count() == 2


def test_a_link_is_set_changed_and_removed_without_sending(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    editor = begin(page, "See the guide")
    select_last_word(page)
    page.keyboard.press("Control+k")
    page.keyboard.type("javascript:alert(1)")
    page.keyboard.press("Enter")
    assert page.get_by_text("This is no address").is_visible()
    page.keyboard.press("Control+a")
    page.keyboard.type("www.example.org/guide")
    page.keyboard.press("Enter")
    assert focused(page, "role") == "textbox"
    assert editor.locator("a").get_attribute("href") == "https://www.example.org/guide"

    page.keyboard.press("Control+k")
    assert page.get_by_label("Address").input_value() == "https://www.example.org/guide"
    page.keyboard.press("Escape")
    page.get_by_role("dialog").wait_for(state="hidden")
    assert focused(page, "role") == "textbox"

    tool(page, "Link").click()
    page.get_by_role("button", name="Remove link").click()
    assert editor.inner_html() == "<p>See the guide</p>"
    assert Post.objects.count() == 1


def test_words_from_word_come_clean(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    paste(begin(page), WORD)
    page.keyboard.press("Control+Enter")

    is_sent(page, 2)
    assert last_post() == (
        "<h3>Our steps</h3><p><strong>Before</strong> the meeting or not</p>"
        "<ul><li><p>Ask</p><ul><li><p>the parents</p></li></ul></li><li><p>Listen</p></li></ul>"
        "<p>Then:</p><ol><li><p>Write</p></li></ol><ul><li><p>Sleep on it</p></li></ul>"
    )
    assert page.troubles == []


def test_an_edit_keeps_every_form_of_the_text(browser_as, author, thread):
    post = factories.a_reply(thread, author, EVERYTHING, written_as="html", at=an_hour_ago())
    page = browser_as(author)
    page.goto(f"/posts/{post.pk}/edit/")
    begin(page)
    caret_to(page, "start")
    page.keyboard.type("Our ")
    page.get_by_role("button", name="Save").click()

    page.locator("#post-2 .edited").wait_for()
    assert last_post() == EVERYTHING.replace("Steps", "Our Steps")
    assert page.troubles == []


def test_without_javascript_the_plain_words_are_edited(browser_as, author, thread):
    post = factories.a_reply(
        thread, author, "<p>Some <em>words</em></p>", written_as="html", at=an_hour_ago()
    )
    page = browser_as(author, java_script_enabled=False)
    page.goto(f"/posts/{post.pk}/edit/")
    assert page.get_by_label("Your text").input_value() == "Some words"
    assert not page.locator("[data-tools]").is_visible()
    page.get_by_label("Your text").fill("Other words")
    page.get_by_role("button", name="Save").click()

    page.locator("#post-2 .edited").wait_for()
    assert last_post() == "<p>Other words</p>"


def test_the_composer_keeps_the_rules_of_access(browser_as, author, thread, no_violations):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, "See the guide")
    tool(page, "Table").click()
    page.keyboard.type("Country")
    page.keyboard.press("Tab")
    page.keyboard.type("Age")
    no_violations(page)
    page.keyboard.press("Control+k")
    no_violations(page)
