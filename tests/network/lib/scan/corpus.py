"""What the traces find in posts written by people who did not know the rules.

`python -m tests.network.lib.scan.corpus` writes traces/RESULTS.md anew. The rules were tuned on
`tune`; nobody who wrote them has read `kept`.
"""

import json
from dataclasses import dataclass
from pathlib import Path

from network.lib.scan import scan

FOLDER = Path(__file__).parent / "traces"
LANGUAGES = "da de en et fi is lt lv nb pl ru sv".split()
HEAD = """\
# What the traces find

Two halves of a corpus of invented posts: 40 harmful and 60 harmless a language, most of the
harmless ones hard on purpose. They were written before the rules; the rules were tuned on the
first half alone. Recall: harmful posts with a finding. Precision: posts with a finding that are
harmful. Made by `python -m tests.network.lib.scan.corpus`; a test compares it with the rules.

| language | recall, kept half | precision, kept half | recall, tuned half | precision, tuned half |
|---|---:|---:|---:|---:|
"""


@dataclass
class Figures:
    found: int = 0
    harmful: int = 0
    flagged: int = 0
    harmless: int = 0

    def __add__(self, other):
        names = self.__dataclass_fields__
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in names})

    def cells(self) -> str:
        right = f"{self.found} of {self.found + self.flagged}"
        return f"{self.found} of {self.harmful} | {right}"


def posts(half: str, language: str) -> list[dict]:
    lines = (FOLDER / half / f"{language}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def measure(half: str, language: str) -> Figures:
    figures = Figures()
    for post in posts(half, language):
        found = any(f.rule.startswith("trace-") for f in scan(post["text"]).findings)
        figures += Figures(
            found=found and post["harmful"],
            harmful=post["harmful"],
            flagged=found and not post["harmful"],
            harmless=not post["harmful"],
        )
    return figures


def results() -> str:
    lines, totals = [], {"kept": Figures(), "tune": Figures()}
    for language in LANGUAGES:
        both = {half: measure(half, language) for half in totals}
        totals = {half: totals[half] + both[half] for half in totals}
        lines.append(f"| {language} | {both['kept'].cells()} | {both['tune'].cells()} |")
    lines.append(f"| all | {totals['kept'].cells()} | {totals['tune'].cells()} |")
    return HEAD + "\n".join(lines) + "\n"


if __name__ == "__main__":
    (FOLDER / "RESULTS.md").write_text(results(), encoding="utf-8")
