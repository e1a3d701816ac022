"""Files: chosen and dropped, taken out again, kept by a page whose reply was not taken."""

import pytest

from forums.models import PostFile, Thread
from moderation.models import Matter, Responder
from network.lib.files.reading import read
from tests.attachments import a_docx, a_pdf, a_scanned_pdf, a_txt, upload
from tests.factories import a_reply
from tests.journeys.composer import begin, is_sent
from tests.numbers import CODE

DROP = """(place, name) => {
  const data = new DataTransfer();
  data.items.add(new File(["Words of a dropped file"], name));
  const event = (kind) => new DragEvent(kind, { dataTransfer: data, bubbles: true });
  place.dispatchEvent(event("dragover"));
  place.dispatchEvent(event("drop"));
}"""


def chosen(page) -> list[str]:
    return page.locator("[data-chosen] bdi").all_inner_texts()


def choose(page, **files):
    """choose(page, plan_pdf=…): by the browser's own field."""
    page.locator("#id_files").set_input_files(
        [
            {"name": name.replace("_", "."), "mimeType": "", "buffer": data}
            for name, data in files.items()
        ]
    )


def test_files_are_chosen_dropped_taken_out_and_sent(browser_as, author, thread, no_violations):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, "Here is our plan.")
    choose(page, plan_pdf=a_pdf(), list_txt=a_txt())
    page.locator("[data-files]").evaluate(DROP, "dropped.txt")
    assert chosen(page) == ["plan.pdf", "list.txt", "dropped.txt"]
    page.get_by_role("button", name="Do not send: list.txt").click()
    no_violations(page)

    page.get_by_role("button", name="Send", exact=True).click()
    is_sent(page, 2)

    assert [row.name for row in PostFile.objects.in_order()] == ["plan.pdf", "dropped.txt"]
    assert page.locator("#post-2 .files a").all_inner_texts() == ["plan.pdf", "dropped.txt"]
    assert chosen(page) == []
    with page.expect_download() as saved:
        page.get_by_role("link", name="plan.pdf").click()
    assert saved.value.suggested_filename == "plan.pdf"


def test_what_cannot_be_sent_is_said_before_it_is_sent(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    choose(page, run_exe=b"MZ")
    page.locator("[data-not-added]").wait_for()
    assert page.locator("[data-not-added]").inner_text().startswith("run.exe: Not added")
    choose(page, **{f"{letter}_txt": a_txt() for letter in "abcdef"})
    assert page.locator("[data-not-added]").inner_text().startswith("f.txt: Not added")
    assert chosen(page) == [f"{letter}.txt" for letter in "abcde"]


def test_a_reply_that_is_not_taken_keeps_words_and_files(browser_as, author, thread):
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, "Here is our plan.")
    choose(page, plan_pdf=a_pdf(), case_docx=a_docx(f"It is {CODE}."))
    page.get_by_role("button", name="Send", exact=True).click()

    page.locator(".findings:focus").wait_for()
    assert "case.docx" in page.locator(".findings").inner_text()
    assert chosen(page) == ["plan.pdf", "case.docx"]
    assert page.locator("[data-again]").count() == 0
    assert not PostFile.objects.exists()

    page.get_by_role("button", name="Do not send: case.docx").click()
    page.get_by_role("button", name="Send", exact=True).click()
    is_sent(page, 2)
    assert PostFile.objects.get().name == "plan.pdf"


def test_without_scripts_it_says_what_to_choose_again(browser_as, author, thread):
    page = browser_as(author, java_script_enabled=False)
    page.goto(thread.get_absolute_url())
    page.get_by_label("Your text").fill("Here is our plan.")
    choose(page, plan_pdf=a_pdf(), case_docx=a_docx(f"It is {CODE}."))
    page.get_by_role("button", name="Send", exact=True).click()

    assert page.get_by_label("Your text").input_value() == "Here is our plan."
    assert page.locator("[data-again] li").all_inner_texts() == ["plan.pdf", "case.docx"]
    choose(page, plan_pdf=a_pdf())
    page.get_by_role("button", name="Send", exact=True).click()
    is_sent(page, 2)
    assert PostFile.objects.get().name == "plan.pdf"


@pytest.mark.parametrize("what", ["sent", "refused", "unread", "stays"])
def test_each_state_is_looked_at(browser_as, check, author, watcher, thread, what):
    file = a_reply(thread, author, files=[read(upload("plan.pdf", a_pdf()))]).files.get()
    page = browser_as(watcher)
    if what == "stays":
        Thread.objects.update(sensitivity="titles-only")
        check(page, f"/files/{file.pk}/", "This file stays here")
        return
    page.goto(thread.get_absolute_url())
    if what != "sent":
        begin(page, "Here is our plan.")
        scanned = what == "unread"
        choose(page, a_pdf=a_scanned_pdf() if scanned else b"MZ\x90\0")
        page.get_by_role("button", name="Send", exact=True).click()
        page.locator(".findings, .form-errors").first.wait_for()
        page.troubles.clear()  # the browser notes the refusal itself
    check(page)


def test_a_moderator_looks_at_what_could_not_be_read(
    browser_as, check, author, moderator, thread, tmp_path
):
    Responder.objects.create(member=moderator, country=author.country)
    page = browser_as(author)
    page.goto(thread.get_absolute_url())
    begin(page, "Here is our old plan.")
    choose(page, scan_pdf=a_scanned_pdf(), plan_pdf=a_pdf())
    page.get_by_role("button", name="Send", exact=True).click()
    page.get_by_role("button", name="Send to a moderator").click()
    page.locator("#sent-to-moderator").wait_for()
    assert not PostFile.objects.exists()

    desk = browser_as(moderator)
    desk.goto(f"/desk/held/{Matter.objects.get().pk}/")
    desk.get_by_label("Why do you open it?").fill("To decide")
    desk.get_by_role("button", name="Open").click()
    desk.locator(".held-file").first.wait_for()
    check(desk)
    desk.screenshot(path=tmp_path / "desk.png", full_page=True)
    with desk.expect_download() as saved:
        desk.get_by_role("button", name="Save the file to look at it").first.click()
    assert saved.value.suggested_filename == "scan.pdf"
    desk.get_by_role("button", name="Publish").click()
    desk.wait_for_url("**/desk/held/")
    assert PostFile.objects.count() == 2
