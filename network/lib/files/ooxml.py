"""Word, Excel and PowerPoint: what a package may hold, what is left out, and its words."""

import posixpath
import re

from network.lib.files import images, links, package, xml
from network.lib.files.cells import cells
from network.lib.files.content import Content, NotTaken, joined

TYPES = "[Content_Types].xml"
_MAIN = {
    "wordprocessingml.document.main+xml": "docx",
    "spreadsheetml.sheet.main+xml": "xlsx",
    "presentationml.presentation.main+xml": "pptx",
}
# Who made it and where: the package is whole without them.
_LEFT_OUT = re.compile(
    r"docprops/|docmetadata/|customxml/|.*thumbnail|.*printersettings|.*/tags/|word/people\.xml"
    r"|xl/persons/|ppt/(commentauthors|authors|revisioninfo)\.xml|ppt/changesinfos/"
    r"|word/comments(extended|ids|extensible)\.xml|word/glossary/"
)
_REFUSED = (
    ("macros", re.compile(r".*(vbaproject|vbadata|activex|ctrlprops|macrosheets|dialogsheets)")),
    ("signed", re.compile(r"_xmlsignatures/")),
    ("comments", re.compile(r".*comments?\d*\.xml$|.*threadedcomments/|.*/comments/")),
    ("tracked", re.compile(r"xl/revisions/")),
    ("outside", re.compile(r".*(externallinks|querytables)/|xl/connections\.xml")),
    ("embedded", re.compile(r".*embeddings/")),
)
_XML = (".xml", ".rels", ".vml", ".svg")
_FONTS = (".odttf", ".fntdata")
_UNREAD_PICTURES = (".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff", ".wdp")
_TRACKED = frozenset(
    "ins del moveFrom moveTo rPrChange pPrChange sectPrChange tblPrChange trPrChange tcPrChange"
    " tblGridChange cellIns cellDel cellMerge numberingChange tblPrExChange".split()
)
# Where its author's words stand, and not those of its template.
_OWN_WORDS = re.compile(
    r"word/(document|footnotes|endnotes)|ppt/slides/|xl/(sharedstrings|worksheets)"
)
# Where the file lay, which template it was made with, and what programs wrote for themselves.
_STRIPPED = ("attachedTemplate", "absPath", "custDataLst", "rsids", "docVars", "fileSharing")
_STRIPPED_ATTRIBUTES = {"pageSetup": "id", "pivotCacheDefinition": "refreshedBy"}


def read(parts: dict[str, bytes]) -> Content:
    """Clean a package and read it.

    Raises:
        NotTaken: something in it that nobody wants to get from a colleague.
    """
    kind = _kind(parts)
    for name in parts:
        _refuse(name.lower(), parts[name])
    kept = {name: raw for name, raw in parts.items() if not _LEFT_OUT.match(name.lower())}
    cleaned, said, own, unread = {}, [], [], set()
    for name, raw in kept.items():
        if name.lower().endswith(_XML):
            cleaned[name], text = _xml_part(name, raw, kept)
            said.append(text)
            own += [text] if _OWN_WORDS.match(name.lower()) else []
        else:
            cleaned[name], problem = _other_part(name.lower(), raw)
            unread |= problem
    data = package.pack(cleaned)
    if kind == "xlsx":
        said.append(cells(data))
    if kind != "xlsx" and not joined(own):
        unread.add("no-words")
    slides = sum(bool(re.match(r"ppt/slides/slide\d+\.xml$", name)) for name in cleaned)
    return Content(kind, data, joined(said), slides or None, tuple(sorted(unread)))


def _kind(parts) -> str:
    types = xml.parse(parts[TYPES])
    said = [element.get("ContentType", "") for element in types]
    if any("macroenabled" in one.lower() for one in said):
        raise NotTaken("macros")
    kinds = {kind for one in said for end, kind in _MAIN.items() if one.endswith(end)}
    if len(kinds) != 1:
        raise NotTaken("unknown")
    return kinds.pop()


def _refuse(name: str, raw: bytes) -> None:
    if _LEFT_OUT.match(name):
        return
    for why, pattern in _REFUSED:
        if pattern.match(name):
            raise NotTaken(why)
    known = (*_XML, *_FONTS, *_UNREAD_PICTURES, ".png", ".jpg", ".jpeg")
    if not name.endswith(known):
        raise NotTaken("embedded")


def _other_part(name: str, raw: bytes) -> tuple[bytes, set[str]]:
    if name.endswith((".png", ".jpg", ".jpeg")):
        return images.clean(raw), set()
    return raw, {"picture"} if name.endswith(_UNREAD_PICTURES) else set()


def _xml_part(name: str, raw: bytes, kept) -> tuple[bytes, str]:
    """The part as it may stay, and its words. Untouched parts keep their very bytes."""
    root = xml.parse(raw)
    if name == TYPES:
        return _types(root, kept), ""
    if name.lower().endswith(".rels"):
        return _relations(name, root, kept)
    _refuse_inside(root)
    changed = _strip(root)
    quiet = ("v",) if name.lower().startswith("xl/worksheets/") else ()
    sheets = [sheet.get("name", "") for sheet in xml.named(root, ["sheet"])]
    return xml.written(root) if changed else raw, "\n".join([xml.words(root, quiet), *sheets])


def _refuse_inside(root) -> None:
    for element in root.iter("*"):
        name = xml.local(element)
        if name in _TRACKED and "wordprocessingml" in element.tag:
            raise NotTaken("tracked")
        if name in ("script", "ddeLink", "oleLink", "control", "webExtension"):
            raise NotTaken("macros")
        if any(key.lower().startswith("on") and "}" not in key for key in element.attrib) and (
            "svg" in element.tag
        ):
            raise NotTaken("macros")


def _strip(root) -> bool:
    found = xml.named(root, _STRIPPED)
    for element in found:
        # A path stands in a choice between versions of Excel, of which nothing is left then.
        choice = next(element.iterancestors("{*}AlternateContent"), None)
        xml.remove(element if choice is None else choice)
    changed = bool(found)
    for element in xml.named(root, _STRIPPED_ATTRIBUTES):
        wanted = _STRIPPED_ATTRIBUTES[xml.local(element)]
        for key in [key for key in element.attrib if key.rpartition("}")[2] == wanted]:
            del element.attrib[key]
            changed = True
    return changed


def _types(root, kept) -> bytes:
    there = {f"/{name}".lower() for name in kept}
    for element in list(root):
        part = element.get("PartName")
        if part and part.lower() not in there:
            root.remove(element)
    return xml.written(root)


def _relations(name: str, root, kept) -> tuple[bytes, str]:
    """Relations to what is left out go; those that lead outside are looked at."""
    there = {one.lower() for one in kept}
    base = posixpath.dirname(posixpath.dirname(name))
    said = []
    for relation in list(root):
        target, kind = relation.get("Target", ""), relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode", "").lower() == "external":
            if kind == "attachedTemplate":
                root.remove(relation)
                continue
            if kind != "hyperlink":
                raise NotTaken("outside")
            links.refuse_other_than_pressed(target)
            said.append(target)
        elif _LEFT_OUT.match(_resolved(base, target)) or (
            _resolved(base, target) not in there and kind != "hyperlink"
        ):
            root.remove(relation)
    return xml.written(root), "\n".join(said)


def _resolved(base: str, target: str) -> str:
    path = target.partition("#")[0]
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(base, path)
    return posixpath.normpath(joined).lower()
