"""The process that sets a paper: `python -m forums.paper.child`, its data in, a PDF out.

Nothing of Django and none of the site's secrets are here, and the words come as data. What runs
for too long or wants too much memory ends with this process.
"""

import sys
from pathlib import Path

import typst

from network.lib.files.child import bound

SOURCE = Path(__file__).with_name("paper.typ")
# For an archive, and for who reads by ear.
STANDARDS = ["a-2a", "ua-1"]


def main() -> None:
    bound()
    data = sys.stdin.buffer.read().decode()
    # Those in the wheel: the same everywhere, whatever the machine has.
    compiler = typst.Compiler(
        str(SOURCE),
        root=str(SOURCE.parent),
        font_paths=typst.Fonts(include_system_fonts=False),
        sys_inputs={"paper": data},
    )
    try:
        pdf = compiler.compile(format="pdf", pdf_standards=STANDARDS)
    except typst.TypstError:
        # A sign that no font has is a box, and the standards know no box.
        pdf = compiler.compile(format="pdf")
    sys.stdout.buffer.write(pdf)


if __name__ == "__main__":
    main()
