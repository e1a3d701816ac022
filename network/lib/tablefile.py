"""A table as a file that spreadsheet programs open."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse
from django.utils.translation import get_language, override

# A cell that begins so would be worked out as a formula (OWASP, CSV Injection).
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What a csv.writer writes to: it gives each line back."""

    def write(self, line: str) -> str:
        return line


def table_file(name: str, rows: Iterable[Sequence[object]]) -> StreamingHttpResponse:
    """The rows as CSV, sent line by line however many they are.

    Args:
        name: of the file, without its ending.
        rows: the first has the heads.
    """
    lines = _lines(iter(rows), get_language())
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def _lines(rows: Iterator, language: str | None) -> Iterator[str]:
    # By this mark programs know that it is UTF-8.
    yield "\N{BYTE ORDER MARK}"
    writer = csv.writer(_Line())
    while True:
        # Rows are made while they are sent, when the request's own language may be over.
        with override(language):
            row = next(rows, None)
            line = row and [_harmless(cell) for cell in row]
        if line is None:
            return
        yield writer.writerow(line)


def _harmless(cell: object) -> str:
    """Numbers stay numbers."""
    said = str(cell)
    return f"'{said}" if not isinstance(cell, int) and said.startswith(FORMULAS) else said
