"""The words of an HTML mail as text, its quotes marked by ">" as in any other mail."""

from html.parser import HTMLParser

import nh3

_SILENT = {"script", "style", "title", "template", "object", "svg", "math", "noscript"}
_APART = {"p", "div", "ul", "ol", "table", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
_LINES = {"br", "tr", "li", "dt", "dd"}
# Tags that no program closes.
_VOID = {"br", "hr"}
MOST_QUOTES = 20


def text_of(html: str) -> str:
    """Return the words of a mail's HTML."""
    reader = _Reader()
    # Mended first: the standard's reader takes a second for each broken one of some thousand tags.
    tags = _APART | _LINES | {"blockquote", "td"}
    reader.feed(nh3.clean(html, tags=tags, attributes={}, clean_content_tags=_SILENT))
    reader.close()
    reader.end_line()
    while reader.lines and not reader.lines[-1].strip(">"):
        reader.lines.pop()
    return "\n".join(reader.lines)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self._said, self._quotes, self._pre = [], 0, 0

    def handle_starttag(self, tag, attrs):
        if tag == "blockquote":
            self._blank()
            self._quotes = min(self._quotes + 1, MOST_QUOTES)
        elif tag in _APART:
            # Mail programs write each line as a <div>.
            self.end_line() if tag == "div" else self._blank()
        elif tag in _LINES:
            self._break(tag)
        elif tag == "td" and self._said:
            self._said.append(" ")
        self._pre += tag == "pre"

    def handle_endtag(self, tag):
        if tag == "blockquote":
            self._blank()
            self._quotes = max(0, self._quotes - 1)
        elif tag in _APART and tag not in _VOID:
            self.end_line() if tag == "div" else self._blank()
        self._pre = max(0, self._pre - (tag == "pre"))

    def handle_data(self, data):
        if not self._pre:
            self._said.append(data)
            return
        for number, line in enumerate(data.split("\n")):
            if number:
                self.end_line()
            self._said.append(line)

    def _break(self, tag):
        if tag == "br" and not "".join(self._said).strip():
            self._blank()
        self.end_line()
        if tag == "li":
            self._said.append("- ")

    def end_line(self):
        said = " ".join("".join(self._said).split())
        self._said = []
        if said and said != "-":
            self.lines.append(f"{'>' * self._quotes} {said}" if self._quotes else said)

    def _blank(self):
        self.end_line()
        if self.lines and self.lines[-1].strip("> "):
            self.lines.append(">" * self._quotes)
