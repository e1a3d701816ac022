"""Reads every address of the site as everybody, also with the numbers of what is hidden.

Which addresses there are, and what each is about, comes from the table of who may see what: a new
page is read as soon as it stands there, and one that is about a thing of a new kind is asked for.
"""

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.urls import reverse

from directory.middleware import WITHOUT_SECOND_FACTOR
from directory.suspension import OPEN
from tests.doors import Reader, name_of
from tests.house.marks import Mark
from tests.house.walk import KEYLESS, SUSPENDED, Walk, addresses, cookie_of, expected
from tests.house.who_may_see import LINES

# What `Line.of` calls things -> the kind of thing. The first that is found counts.
KINDS = {
    r"forum, group member": "a member of a group",
    r"thread, slug": "a thread and its words",
    r"held file": "a held file",
    r"held words": "held words",
    r"\bthread\b": "a thread",
    r"\bpost\b": "a post",
    r"\bfile\b": "a file",
    r"\bforum\b": "a forum",
    r"^a voice$": "a voice",
    r"\bmatter\b": "a matter",
    r"\bdecision\b|\breturn\b": "a decision",
    r"\bseal\b": "a seal",
    r"mute$|warning$": "a sanction",
    r"notification$": "a notification",
    r"^a seat, ": "a seat and a member",
    r"^a member$|^applicant$|the muted$|administrator$": "a member",
}
# Addresses that are about something else: nothing of that kind is hidden in these tests.
OTHERS = {
    *("account_reset_password_from_key", "concern_authority", "concern_claim", "concern_close"),
    *("concern_hand_over", "concern_item", "concern_keep_open", "concern_note", "concern_state"),
    *("concern_words", "digest_stop", "disconnect", "dismiss_announcement", "document_version"),
    *("draft_remove", "feed", "question_edit", "question_move", "settings_feed_end", "thread_pdf"),
    *("factor_reset_approve", "group_decide", "invitation", "invitation_list"),
    *("invitation_remind", "invitation_revoke", "join", "mfa_edit_webauthn"),
    *("mfa_remove_webauthn", "my_change", "oidc_connect", "oidc_sign_in"),
    *("openid_connect_callback", "reason_drop", "responder_release", "scope_take"),
    *("seat_appoint_whom", "seat_term", "seat_term_end", "secretariat_announcement_end"),
    *("secretariat_change", "secretariat_crosswalk", "secretariat_document", "secretariat_duty"),
    *("secretariat_help_number", "secretariat_mandate", "secretariat_mandate_use"),
    *("secretariat_organisation", "secretariat_organisation_merge", "secretariat_priority"),
    *("secretariat_seat", "secretariat_unwatch", "session_end"),
    *("secretariat_spokespersons", "secretariat_spokesperson_end"),
    *("bookmark_remove", "secretariat_import", "secretariat_import_csv"),
    *("affiliation_end", "affiliation_remove", "settings_section"),
    *("block_end", "contact_received", "expert_request"),
    *(
        "directory_search_remove",
        "settings_search_remove",
        "shift_give_back",
        "transparency_csv",
        "transparency_year",
    ),
    *("watch_priority", "watch_tag"),
    *("body", "organisation_list", "seat", "presidency", "presidency_new"),
    *("organisation", "kept_point", "kept_point_new", "kept_point_right", "kept_point_close"),
}
DEMO = "dev_mail"
# Nobody is answered with anything there when they only look. And a worker is asked: there is none.
NOTHING = {"login", "404", "405"}
NO_PAGES = {line.name for line in LINES} - {
    line.name for line in LINES if set(expected(line.get).values()) - NOTHING
} | {"readyz"}
UNKNOWN = """{name}: nobody has said what it is about. In tests/house/looking.py, add the thing of
its line to KINDS if such a thing can be hidden, else the name to OTHERS."""


def kind_of(of: str) -> str:
    """What kind of thing a line is about; empty for none that is hidden here."""
    return next((kind for words, kind in KINDS.items() if re.search(words, of)), "")


def unknown(lines=None, found=None) -> list[str]:
    """Addresses with a number or name in them of which nobody has said what they are about."""
    lines, kinds = LINES if lines is None else lines, {}
    for line in lines:
        kinds.setdefault(line.name, set()).add(kind_of(line.of))
    names = {name for route, name in (found or addresses()) if re.search(r"<|\(\?P", route)}
    names = {name for name in names if not name.startswith(DEMO)}
    return [
        UNKNOWN.format(name=name)
        for name in sorted(names - OTHERS)
        if not kinds.get(name, set()) - {""}
    ]


class Looking(Walk):
    """
    Args:
        everybody: the cast; roles beside those of the table are asked everywhere.
        hidden: {kind of KINDS: the arguments of the address, for each thing that is hidden}.
    """

    def __init__(self, everybody, hidden: dict[str, list[list]]):
        super().__init__(everybody)
        self.hidden = hidden
        self.roles = list(everybody.members)

    def greet(self, role: str, member) -> None:
        """Somebody comes in, later than the others or once more."""
        self.cookies[role] = cookie_of(member)
        if role not in self.roles:
            self.roles.append(role)

    def paths(self) -> dict[str, tuple[str, list[str]]]:
        """{path: (name of the address, who asks there)}.

        With a thing that is hidden everybody asks; with another only who is answered with a page,
        which is another test's: test_who_may_see.py.
        """
        found, seen = {}, set()
        for line in LINES:
            if line.name in NO_PAGES:
                continue
            if hidden := self.hidden.get(kind_of(line.of)):
                asks = [role for role in self.roles if self._comes_to(role, line.name)]
                for arguments in hidden:
                    found[reverse(line.name, args=arguments)] = line.name, asks
            elif line.name not in seen and "200" in expected(line.get).values():
                seen.add(line.name)
                asks = [role for role in self.roles if self._is_answered(role, line)]
                found[reverse(line.name, args=self.things[line.of])] = line.name, asks
        return found

    def _is_answered(self, role: str, line) -> bool:
        if not self._comes_to(role, line.name):
            return False
        return expected(line.get).get(role, "200") == "200"

    def _comes_to(self, role: str, name: str) -> bool:
        """Who is turned away at every door is asked where the door is open."""
        doors = {SUSPENDED: OPEN, KEYLESS: WITHOUT_SECOND_FACTOR}
        return name in doors.get(role, {name})

    def get(self, path: str, role: str) -> str:
        """What is answered, headers too: where a redirect leads may say something."""
        response = self.answer(self.browser_of(role).get(path))
        body = b"".join(response) if response.streaming else response.content
        headers = " ".join(f"{key}: {value}" for key, value in response.items())
        return f"{response.status_code} {headers}\n{body.decode('utf-8', 'replace')}"

    def pages(self, roles: Iterable[str] = ()) -> Iterator[tuple[str, str, str, str]]:
        """(role, name, path, what is answered) of every address, as everybody or as some."""
        for path, (name, asks) in self.paths().items():
            for role in asks:
                if not roles or role in roles:
                    yield role, name, path, self.get(path, role)

    def found_by(self, searches, planted: dict[str, Mark]) -> Iterator[tuple[str, str, str]]:
        """(mark, search, role) of what searches bring up.

        The word is asked for and the number looked for, and the other way round: what was typed
        stands in the answer anyway.

        Args:
            searches: {(path, field): who comes to it}, from `searches_in`.
        """
        for (path, field), roles in sorted(searches.items()):
            for role in sorted(roles):
                for name, mark in planted.items():
                    for typed, brought in mark.other.items():
                        answer = self.get(f"{path}?{urlencode({field: typed})}", role)
                        if brought in answer.lower():
                            yield name, f"{name_of(path)}?{field}", role


def searches_in(page: str, path: str) -> set[tuple[str, str]]:
    """(path, field) of each form of a page that is sent as an address, and typed into."""
    if all('method="post"' in form for form in re.findall(r"<form[^>]*>", page)):
        return set()
    reader = Reader(path)
    reader.feed(page)
    asking = [form for form in reader.forms if form.method == "get" and name_of(form.action)]
    return {
        (form.action.partition("?")[0], name)
        for form in asking
        for name, kind in form.typed.items()
        if "date" not in kind
    }
