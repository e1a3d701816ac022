"""XML of others: looked at without following anything, and the words in it."""

from collections.abc import Iterable
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

import defusedxml.sax
from defusedxml import DefusedXmlException
from lxml import etree

from network.lib.files.content import NotTaken

# Where a line ends, and where a space stands, in the words of all formats.
_LINES = frozenset("p h si row tr list-item table-row title br line-break cr text-box".split())
_SPACES = frozenset("tab s tc table-cell c".split())
# Attributes that say something to people: descriptions of pictures, hints of cells.
_SAID = frozenset("descr title prompt promptTitle error errorTitle alt tooltip".split())


def parse(raw: bytes):
    """Return the root of a part.

    Raises:
        NotTaken: it declares entities, or is no XML.
    """
    try:
        defusedxml.sax.parseString(raw, ContentHandler(), forbid_dtd=True)
        # Comments in XML are shown by nothing; without them a number is not cut in two.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        return etree.fromstring(raw, parser)
    except DefusedXmlException:
        raise NotTaken("entities") from None
    except (SAXParseException, etree.XMLSyntaxError, ValueError):
        raise NotTaken("damaged") from None


def written(root) -> bytes:
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def local(element) -> str:
    """The element's name without its namespace."""
    return etree.QName(element).localname


def named(root, names: Iterable[str]) -> list:
    """All elements with one of the local names, the root too."""
    names = frozenset(names)
    return [element for element in root.iter(etree.Element) if local(element) in names]


def remove(element) -> None:
    """Take an element out, and leave what stands behind it."""
    parent, tail = element.getparent(), element.tail
    before = element.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


def words(root, skip: Iterable[str] = ()) -> str:
    """All words of a part, a line for each paragraph; runs of one paragraph stay together.

    Args:
        skip: local names whose own text is left out.
    """
    skip, said = frozenset(skip), []
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = local(element)
        if event == "start":
            said += [f"\n{value}\n" for key, value in element.attrib.items() if _is_said(key)]
            if name in _SPACES:
                said.append(" ")
            if element.text and name not in skip:
                said.append(element.text)
        else:
            if name in _LINES:
                said.append("\n")
            if element.tail:
                said.append(element.tail)
    return "".join(said)


def _is_said(key: str) -> bool:
    return etree.QName(key).localname in _SAID
