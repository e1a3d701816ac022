"""A child's number is put into every door there is, and then stands nowhere.

The doors are found as people find them, by links and forms, from every address of the site; an
address that nobody came to makes the test fail. Production's own processes are asked, at their
most talkative; a real server receives the mails.
"""

import http.client
import re
from contextlib import ExitStack, suppress
from dataclasses import replace
from types import SimpleNamespace

import pytest
import websockets.sync.client
from celery import Celery
from django.conf import settings
from django.core.files.base import ContentFile
from django.urls import reverse
from taggit.models import Tag

from directory.models import Organisation
from forums.actions import groups, keeping
from forums.actions.feeds import make_feed
from forums.actions.reading import watch_wide
from forums.models import Post, Watch
from network.celery import app
from network.lib import letters
from network.stack.processes import wait_until
from notifications.actions.digests import send_due
from tests.doors import Form, Visitor, name_of
from tests.factories import a_group
from tests.house.everybody import Everybody
from tests.house.walk import addresses
from tests.house.who_may_see import LINES
from tests.leftovers import in_database, in_files, in_redis
from tests.letters import Letters
from tests.notifications.outcomes import deliver_all, tomorrow
from tests.numbers import CODE
from tests.outside import environment
from tests.production import collect_static_files, running, said

NUMBER = re.compile("131052.{0,3}308T", re.IGNORECASE)
HARMLESS = re.compile("kvarkfyr", re.IGNORECASE)
WORD = "Kvarkfyr"
# No link of these pages leads there, so only the address itself is knocked at: there is no provider
# to sign in with and no token for the sums; the rest is about rows that nobody has made here.
UNLINKED = {
    *("disconnect", "metrics", "oidc_connect", "oidc_sign_in", "openid_connect_callback"),
    *("socialaccount_connections", "socialaccount_login_cancelled", "socialaccount_signup"),
    *(
        "group_decide",
        "invitation_list",
        "organisation_list",
        "my_change",
        "secretariat_change",
        "seat_appoint",
    ),
    *("desk_news", "sanction_appeal"),
    *("secretariat_organisation_merge", "secretariat_spokesperson_end"),
    # For staff of the police and the like; for who has told of an organisation that Havn knows.
    *("settings_role_name", "affiliation_end", "affiliation_remove"),
    # Its button stands there for seconds, after something was marked as read.
    "unread_undo",
    # A button that is there for twenty seconds.
    "post_undo",
    # Its address is shown once, and no link leads there.
    "feed",
}
# A name that is a password is never kept; and nobody is to lose theirs.
SENT_ONCE = {"password"}
PLAUSIBLE = {
    "email": "kvarkfyr@example.org",
    "url": "https://kvarkfyr.example.org/",
    "number": "3",
    "date": "2027-01-31",
    "datetime-local": "2027-01-31T10:00",
    "tel": "112",
}
WHO = ("visitor", "applicant", "member", "holder", "moderator", "administrator")


def environ(**more):
    return {"LOG_FORMAT": "json", "LOG_LEVEL": "DEBUG", **more}


@pytest.fixture
def stack(transactional_db):
    """Web, sockets and worker of production, and a mail server; beat's tasks are sent by hand."""
    reverse("home")
    collect_static_files()
    received, everybody = Letters(), Everybody()
    more_things(everybody)
    mail = received.start()
    with ExitStack() as open_until_then:
        # The look of a laptop and of production: neither may say more.
        processes = {
            name: open_until_then.enter_context(
                running(name, environ(EMAIL_URL=mail, LOG_FORMAT=look))
            )
            for name, look in {"web": "plain", "sockets": "json", "worker": "json"}.items()
        }
        yield SimpleNamespace(**processes, letters=received, everybody=everybody)
    received.stop()


def more_things(everybody) -> None:
    """What the pages of groups and organisations are about."""
    group = a_group("tried-group", joining="open")
    members, of = everybody.members, [group.slug]
    groups.add(forum=group, member=members["member"], by=None)
    where = {"country_id": "FI", "sector_id": "school"}
    employer = Organisation.objects.create(slug="unit", name="Unit", sort_key="unit", **where)
    everybody.things |= {"a group": of, "an employer": [employer.slug]}
    [kept] = everybody.things["members post"]
    keeping.bookmark(member=members["member"], post=Post.objects.get(pk=kept))
    make_feed(member=members["member"], forum=group)
    tag = Tag.objects.create(name="tried", slug="tried")
    watch_wide(member=members["member"], volume=Watch.Volume.TRACKING, tag=tag)
    everybody.things["somebody in a group"] = [*of, members["member"].handle]


OF = {
    **dict.fromkeys(("group_join", "group_add", "group_leave", "forum_members"), "a group"),
    "group_change": "somebody in a group",
    "secretariat_organisation": "an employer",
    "organisation": "an employer",
}


def starts(everybody) -> list[str]:
    """Every address that needs no number, and those of the things in the table."""
    lines = {(line.name, line.of) for line in LINES} | {(name, "") for _r, name in addresses()}
    lines |= set(OF.items())
    found = []
    for name, of in sorted(lines):
        with suppress(Exception):  # an address with a number, which links lead to
            found.append(reverse(name, args=everybody.things[of]))
    return found


def filled(form: Form, words: str) -> dict[str, list[str]]:
    """The form as somebody sends it who has typed the words wherever there was room."""
    values = dict(form.given)
    for name, kind in form.typed.items():
        empty = not values.get(name)
        if kind in ("text", "search"):
            values[name] = [f"{words} {name}"[:60]]
        elif empty:
            values[name] = [PLAUSIBLE.get(kind, words)]
    return values


def planted(form: Form):
    """One sending for each place where somebody types, the rest harmless; then all at once."""
    for name in form.typed:
        yield filled(form, WORD) | {name: [CODE]}
    yield dict(form.given) | {name: [f"CPR {CODE}"] for name in form.typed}


def knock(visitor: Visitor, form: Form) -> list[int]:
    """Send the number through every field of a form; then the harmless word."""
    files = {name: ContentFile(f"email,name\n{CODE},{CODE}\n".encode(), f"{CODE}.csv")
             for name in form.files}  # fmt: skip
    statuses = [visitor.send(form, values, files)[0] for values in planted(form)]
    if "place" in form.given:  # words that are kept without being sent
        draft = replace(form, action=reverse("draft_keep"))
        statuses += [visitor.send(draft, values, files)[0] for values in planted(draft)]
    if not any(word in name for name in form.typed for word in SENT_ONCE):
        statuses.append(visitor.send(form, filled(form, WORD))[0])
    if "place" in form.given:  # begun anew: what was sent is no draft any more
        statuses.append(visitor.send(draft, filled(draft, WORD) | {"submission": [""]})[0])
    return statuses


def walk(stack) -> tuple[set, dict]:
    """Everybody's pages and forms: the names of addresses reached, and what each form answered."""
    reached, answered = set(), {}
    for role in WHO:
        visitor = Visitor(stack.web.port, stack.everybody.members[role])
        # All of them first: what is sent may change what is there.
        pages = list(visitor.pages(starts(stack.everybody), most=1))
        reached |= visitor.reached
        for _path, forms in pages:
            for form in forms:
                reached.add(name_of(form.action))
                if (form.typed or form.files) and form.key not in answered:
                    answered[form.key] = knock(visitor, form)
    return reached, answered


def never_asked(reached) -> set[str]:
    """Addresses that no link and no form led to."""
    names = {name for _route, name in addresses() if not name.startswith("dev_mail")}
    return names - reached - UNLINKED


def knock_at_every_address(stack) -> None:
    """In the path, in the query and in a body that is no form's, whoever may be asked there."""
    visitors = [Visitor(stack.web.port, stack.everybody.members[who]) for who in WHO[::5]]
    said_everywhere = {"User_Agent": CODE, "Referer": f"http://localhost/{CODE}", "X_Name": CODE}
    for route, _name in addresses():
        path = "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<(?!int)[^>]*>", CODE, route))
        path = re.sub(r"\(\?P.*?\)(?=/|$)|[\^$\\]", CODE, path)
        for visitor in visitors:
            visitor.ask("GET", f"{path}?q={CODE}&next={CODE}&page={CODE}", **said_everywhere)
            visitor.ask("POST", path, f"text={CODE}&volume={CODE}", **said_everywhere)
    member = visitors[0]
    json = {"Content_Type": "application/json"}
    for method, path, body, headers in [
        ("GET", f"/{CODE}/%00", None, {}),
        ("GET", "/", None, {"Host": f"{CODE}.example"}),
        ("POST", "/accounts/login/", f'{{"text": "{CODE}"', json),
        ("POST", "/accounts/login/", f"text={CODE}", {"X_CSRFToken": CODE}),
        ("POST", "/accounts/login/", f"text={CODE}" * 200_000, {}),
        ("POST", "/accounts/login/", f"{CODE}=1&" * 1_100, {}),
        ("PUT", "/search/", CODE, {}),
        (CODE[:6], f"/{CODE}", None, {}),
    ]:
        with suppress(http.client.HTTPException, OSError):  # the server may hang up
            member.ask(method, path, body, **headers)


def knock_at_the_sockets(stack) -> None:
    visitor = Visitor(stack.sockets.port, stack.everybody.members["member"])
    cookie = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    [thread] = stack.everybody.things["members thread"]
    for path in (f"/ws/threads/{thread}/?q={CODE}", "/ws/member/", "/ws/desk/", f"/ws/{CODE}/"):
        with (
            suppress(websockets.exceptions.WebSocketException, OSError),
            websockets.sync.client.connect(
                f"ws://localhost:{stack.sockets.port}{path}",
                additional_headers={"Cookie": cookie},
                origin="http://localhost:8000",
            ) as socket,
        ):
            for words in (CODE, f'{{"typing": "{CODE}", "type": "{CODE}"}}', CODE.encode()):
                socket.send(words)
            socket.recv(timeout=1)


def knock_at_the_tasks(stack) -> None:
    app.loader.import_default_modules()
    names = sorted(name for name in app.tasks if not name.startswith("celery."))
    assert "notifications.send_mail" in names
    with Celery(broker=settings.REDIS_URL) as asker:
        asker.conf.broker_transport_options = {"global_keyprefix": "havn."}
        for name in [*names, "planted.nothing"]:
            asker.send_task(name, args=[CODE], kwargs={"text": CODE}, ignore_result=True)
    done = wait_until(lambda: "KeyError" in said(stack.worker), stack.worker, 60)
    assert done, said(stack.worker)


def places(stack, pattern) -> dict[str, set[str]]:
    """Where it stands now. A seal is there to hold it, and holds it enciphered."""
    url = environment()["DATABASE_URL"]
    found = in_database(url, pattern) | in_redis(settings.REDIS_URL, pattern)
    found |= in_files(settings.DATA, pattern)
    for number, letter in enumerate(stack.letters.read):
        if pattern.search(letters.read(letter.as_bytes()) + letter.as_string()):
            found[f"letter {number}: {letter['Subject']}"] = {letter["To"]}
    return {where: words for where, words in found.items() if "moderation_seal." not in where}


def test_the_number_stands_nowhere_whatever_door_it_came_to(stack):
    reached, answered = walk(stack)
    knock_at_every_address(stack)
    knock_at_the_sockets(stack)
    knock_at_the_tasks(stack)
    deliver_all()
    send_due(tomorrow())

    assert "\n".join(f"stands in {where}" for where in sorted(places(stack, NUMBER))) == ""
    assert "\n".join(f"nobody came to {name}" for name in sorted(never_asked(reached))) == ""
    public = Visitor(stack.web.port)
    for path in ("/", "/sitemap.xml", "/forums/", "/search/?q=kvarkfyr"):
        assert not NUMBER.search(public.ask("GET", path)[1])
    # The doors are open: what is harmless came in by them, and it was looked for in the same way.
    assert {where for where in places(stack, HARMLESS) if where.startswith("forums_")} >= {
        "forums_draft.html",
        "forums_post.html",
        "forums_thread.title",
    }
    assert len(answered) > 30
    assert max(max(statuses) for statuses in answered.values()) < 500


def test_an_address_that_nobody_came_to_is_seen():
    names = {name for _route, name in addresses()}
    assert never_asked(names) == set()
    assert never_asked(names - {"thread_new"}) == {"thread_new"}
