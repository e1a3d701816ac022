"""The paper of a thread as PDF: tagged, with title and language, fit for an archive."""

import json
import subprocess
import sys

from django.conf import settings
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from forums.paper.blocks import blocks
from forums.paper.gather import Paper, PaperPost

SECONDS = 20


class CouldNotBeSet(Exception):
    """It took too long or wanted too much. It says nothing more: its words could be in it."""


def as_pdf(paper: Paper) -> bytes:
    """Set the paper.

    Raises:
        CouldNotBeSet: within its time and memory it was not done.
    """
    try:
        done = subprocess.run(
            [sys.executable, "-m", "forums.paper.child"],
            input=json.dumps(_data(paper)).encode(),
            stdout=subprocess.PIPE,
            # Its errors could quote the paper: nobody reads them.
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            env={"PYTHONUTF8": "1"},
            cwd=settings.BASE_DIR,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise CouldNotBeSet from None
    if done.returncode or not done.stdout.startswith(b"%PDF-"):
        raise CouldNotBeSet
    return done.stdout


def _data(paper: Paper) -> dict:
    thread = paper.thread
    return {
        "title": thread.title,
        "titled": thread.language_id,
        "language": get_language(),
        "footer": paper.url,
        "facts": [
            {"name": name, "value": value, "href": value if value == paper.url else ""}
            for name, value in paper.facts
        ],
        "notice": paper.notice,
        "cut": paper.cut_said,
        "file": _("File:"),
        "posts": [_post(post) for post in paper.posts],
    }


def _post(post: PaperPost) -> dict:
    head = f"#{post.number}"
    return {
        "head": " – ".join(filter(None, [f"{head} {post.who}".strip(), post.when])),
        "lines": post.where,
        "note": post.note,
        "language": post.language,
        "blocks": blocks(post.html, settings.HAVN_URL),
        "files": post.files,
    }
