"""Where a file may lead: to a web page or a mailbox, when somebody presses on it. Nowhere else."""

from network.lib.files.content import NotTaken

_ALLOWED = ("http://", "https://", "www.", "mailto:", "tel:", "#")


def refuse_other_than_pressed(target: str) -> None:
    """
    Raises:
        NotTaken: it leads to a file, a program or a script.
    """
    if not target.strip().lower().startswith(_ALLOWED):
        raise NotTaken("outside")
