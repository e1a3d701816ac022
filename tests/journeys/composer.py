"""What a member's hands do in the composer."""

PASTE = """(editor, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  const paste = new ClipboardEvent("paste", {
    clipboardData: data, bubbles: true, cancelable: true,
  });
  editor.dispatchEvent(paste);
}"""


def begin(page, words=""):
    """Go to where one writes, wait for the editor, and type."""
    if page.locator("[data-composer]").get_attribute("data-state") == "plain":
        page.locator("[data-composer] textarea").focus()
    editor = page.get_by_role("textbox", name="Your text", exact=True)
    page.locator("[data-composer][data-state=ready]").wait_for()
    editor.focus()
    page.keyboard.type(words)
    return editor


def tool(page, name):
    return page.get_by_role("toolbar").get_by_role("button", name=name, exact=True)


def select_last_word(page):
    """Select it by the keyboard; the editor reads the browser's selection a moment later."""
    page.keyboard.press("Control+Shift+ArrowLeft")
    page.wait_for_function("!document.querySelector('.ProseMirror').editor.state.selection.empty")


def caret_to(page, where):
    """Go to the "start" or the "end" of all words; that too the editor reads a moment later."""
    page.keyboard.press({"start": "Control+Home", "end": "Control+End"}[where])
    page.wait_for_function(
        """where => {
          const {selection, doc} = document.querySelector('.ProseMirror').editor.state;
          const {atStart, atEnd} = selection.constructor;
          return selection.eq(where === 'start' ? atStart(doc) : atEnd(doc));
        }""",
        arg=where,
    )


def paste(editor, html):
    editor.evaluate(PASTE, html)


def focused(page, what="id"):
    return page.evaluate(f"document.activeElement.{what}")


def is_sent(page, number):
    """Wait until the post is on the page."""
    page.locator(f"#post-{number}").wait_for()
