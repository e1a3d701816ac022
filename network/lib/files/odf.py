"""OpenDocument text: what a package may hold, what is left out, and its words."""

import re

from network.lib.files import images, links, package, xml
from network.lib.files.content import Content, NotTaken, joined

TYPE, MANIFEST = "mimetype", "META-INF/manifest.xml"
_TEXT = b"application/vnd.oasis.opendocument.text"
_LEFT_OUT = re.compile(
    r"meta\.xml|settings\.xml|manifest\.rdf|layout-cache|thumbnails/|configurations2/"
)
_REFUSED = (
    ("macros", re.compile(r"basic/|scripts/|dialogs/")),
    ("signed", re.compile(r"meta-inf/.*signatures")),
    ("embedded", re.compile(r"object|versions/|versionlist")),
)
_MACROS = ("event-listener", "event-listeners", "script", "dde-source", "dde-connection-decl")
_HREF = "{http://www.w3.org/1999/xlink}href"
_FULL_PATH = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"


def read(parts: dict[str, bytes]) -> Content:
    """Clean a package and read it.

    Raises:
        NotTaken: something in it that nobody wants to get from a colleague.
    """
    if parts[TYPE].strip() != _TEXT or MANIFEST not in parts:
        raise NotTaken("unknown")
    for name in parts:
        for why, pattern in _REFUSED:
            if pattern.match(name.lower()):
                raise NotTaken(why)
    kept = {name: raw for name, raw in parts.items() if not _LEFT_OUT.match(name.lower())}
    cleaned, said = {TYPE: _TEXT}, []
    for name, raw in kept.items():
        if name == MANIFEST:
            cleaned[name] = _manifest(xml.parse(raw), kept)
        elif name.lower().endswith((".xml", ".svg")):
            root = xml.parse(raw)
            _refuse_inside(root, kept)
            cleaned[name] = raw
            said.append(xml.words(root))
        elif name != TYPE:
            cleaned[name] = images.clean(raw)
    text = joined(said)
    unread = () if text else ("no-words",)
    return Content("odt", package.pack(cleaned, stored=TYPE), text, None, unread)


def _manifest(root, kept) -> bytes:
    if xml.named(root, ["encryption-data"]):
        raise NotTaken("locked")
    for entry in list(root):
        path = entry.get(_FULL_PATH, "")
        if path not in ("/", *kept):
            root.remove(entry)
    return xml.written(root)


def _refuse_inside(root, kept) -> None:
    if xml.named(root, _MACROS):
        raise NotTaken("macros")
    if any(len(element) for element in xml.named(root, ["scripts"])):
        raise NotTaken("macros")
    if any(len(element) for element in xml.named(root, ["tracked-changes"])):
        raise NotTaken("tracked")
    if xml.named(root, ["annotation"]):
        raise NotTaken("comments")
    for element in root.iter("*"):
        target = element.get(_HREF)
        if not target or target in kept or target.removeprefix("./") in kept:
            continue
        if xml.local(element) != "a":
            raise NotTaken("outside")
        links.refuse_other_than_pressed(target)
