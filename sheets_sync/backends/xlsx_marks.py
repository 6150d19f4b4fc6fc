"""What only the XML of a tab tells of its cells: errors, percentages, and formulas that nobody has computed.

A clean tab costs three searches. Marked cells are found by looking back from what marks them; XML that no common
program writes (comments, cells without address, a percentage as the style of everything) is parsed in full.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape

from sheets_sync.backends.xlsx_marks_full import NO_CODE, Mark, Place, covered, marks_in_full, place_of
from sheets_sync.grid import CellError, Percent, Uncomputed

_COMMENT = re.compile(rb"<!")
_DECLARED = re.compile(rb"<!(?!--)")  # document types, and CDATA, which calamine takes for blanks
_ROOT = re.compile(rb"<(?:(\w[\w.-]*):)?worksheet[\s>]")
_ADDRESS = re.compile(rb"""r=["']([A-Z]+[0-9]+)["']""")
_REF = re.compile(rb"""\sref=["']([A-Z0-9:]+)["']""")
_ARRAY = re.compile(rb"""\st=["']array["']""")
_ERROR = re.compile(rb"""t=["']e["']""")  # a pattern that begins with plain letters is searched ten times as fast
_TEXT = re.compile(rb"""\st=["']str["']""")


class _Irregular(Exception):
    """The quick way cannot read this XML."""


def marks(xml: bytes, percent_styles: frozenset[int], *, trusted: bool) -> Mapping[Place, Mark]:
    """Returns the marked cells by 0-based row and column; ``Percent`` itself marks a percentage.

    Args:
        xml: of the tab.
        percent_styles: numbers of the cell styles that show a percentage.
        trusted: whether the values of formulas may be believed.

    Raises:
        ValueError: calamine would silently read something else than stands there.
    """
    root = _ROOT.search(xml)
    odd = _COMMENT.search(xml)
    if root is None or (odd and _DECLARED.search(xml)):
        raise ValueError("the XML of the tab is in a form that no spreadsheet program writes")
    if odd or 0 in percent_styles:
        return marks_in_full(xml, percent_styles, trusted=trusted)
    prefix = root[1] + b":" if root[1] else b""
    try:
        found: dict[Place, Mark] = dict(_percents(xml, prefix, percent_styles))
        found.update(_errors(xml, prefix))
        found.update(_uncomputed(xml, prefix, trusted=trusted))
    except _Irregular:
        return marks_in_full(xml, percent_styles, trusted=trusted)
    return found


def _percents(xml: bytes, prefix: bytes, styles: frozenset[int]) -> Iterator[tuple[Place, Mark]]:
    """Yields the cells whose style shows a percentage."""
    if styles:
        numbers = b"|".join(str(style).encode() for style in sorted(styles))
        for sign in re.finditer(rb"""s=["'](?:%s)["']""" % numbers, xml):
            tag = _cell_around(xml, prefix, sign.start())
            if tag:
                yield _place(tag), Percent


def _errors(xml: bytes, prefix: bytes) -> Iterator[tuple[Place, Mark]]:
    """Yields the cells that hold an error."""
    value = re.compile(rb"<%sv(?:\s[^>]*)?>([^<]+)<" % prefix)
    for sign in _ERROR.finditer(xml):
        tag = _cell_around(xml, prefix, sign.start())
        end = sign.end() if tag.endswith(b"/") else _cell_end(xml, prefix, sign.end())
        code = value.search(xml, sign.end(), end)
        if tag:
            yield _place(tag), CellError(code[1].decode() if code else NO_CODE)


def _uncomputed(xml: bytes, prefix: bytes, *, trusted: bool) -> Iterator[tuple[Place, Mark]]:
    """Yields the cells of formulas without a result."""
    value = re.compile(rb"<%sv(?:\s[^>]*)?>(?P<held>[^<]?)|<%sv\s*/>" % (prefix, prefix))
    for sign in re.finditer(rb"<%sf[\s/>]" % prefix, xml):
        tag = _cell_before(xml, prefix, sign.start())
        held = value.search(xml, sign.end(), _cell_end(xml, prefix, sign.end()))
        if not (trusted and held and (held["held"] or _TEXT.search(tag))):
            opening = xml[sign.start() : xml.index(b">", sign.start()) + 1]
            yield from _formula(xml, opening, sign.start(), _place(tag))


def _formula(xml: bytes, opening: bytes, position: int, place: Place) -> Iterator[tuple[Place, Mark]]:
    """Yields the cell of a formula, or every cell of an array formula."""
    start = position + len(opening)
    text = b"" if opening.endswith(b"/>") else xml[start : xml.index(b"<", start)]
    ref = _REF.search(opening) if _ARRAY.search(opening) else None
    for here in covered(ref[1].decode() if ref else "", place):
        yield here, Uncomputed(unescape(text.decode()))


def _cell_around(xml: bytes, prefix: bytes, position: int) -> bytes:
    """Returns the opening tag of the cell that an attribute stands in; empty when it stands in something else."""
    start = xml.rfind(b"<", 0, position)
    tag = xml[start : xml.index(b">", position)]
    name = b"<%sc" % prefix
    whole = xml[position - 1 : position].isspace()  # and not the end of a longer name
    return tag if whole and tag.startswith(name) and tag[len(name) : len(name) + 1].isspace() else b""


def _cell_before(xml: bytes, prefix: bytes, position: int) -> bytes:
    """Returns the opening tag of the cell that an element stands in."""
    start = xml.rfind(b"<%sc" % prefix, 0, position)
    return xml[start : xml.index(b">", start)]


def _cell_end(xml: bytes, prefix: bytes, position: int) -> int:
    """Returns where the cell ends."""
    end = xml.find(b"</%sc>" % prefix, position)
    if end < 0:
        raise _Irregular
    return end


def _place(tag: bytes) -> Place:
    """Returns the place that an opening tag names."""
    address = _ADDRESS.search(tag)
    if address is None:
        raise _Irregular
    return place_of(address[1].decode())
