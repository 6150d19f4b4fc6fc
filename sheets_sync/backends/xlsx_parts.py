"""The parts of a workbook file: which XML is which tab, which styles are percentages, whether formulas are computed."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from posixpath import dirname, join, normpath
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_STORED, BadZipFile, ZipFile

from sheets_sync.backends.xlsx_nature import refuse_what_is_none
from sheets_sync.grid import BookFault

_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_PLACES = {"styles": "xl/styles.xml", "sharedStrings": "xl/sharedStrings.xml"}  # calamine looks nowhere else
_NO = ("0", "false", "off")
_ERROR = re.compile(rb"""(<[^<>]*\st=["'])e(["'])""")


@dataclass(frozen=True, slots=True)
class Element:
    """The start of an XML element: its name and its parent's, its attributes, all without prefixes."""

    parent: str
    name: str
    attributes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Parts:
    """What calamine does not tell of a workbook.

    Attributes:
        archive: the opened file.
        sheets: title of a tab to the name of its XML in the archive.
        percent_styles: numbers of the cell styles that show a percentage.
        computed: whether the values of formulas may be believed.
    """

    archive: ZipFile
    sheets: Mapping[str, str]
    percent_styles: frozenset[int]
    computed: bool

    def sheet(self, title: str) -> bytes:
        """Returns the XML of a tab."""
        return self.archive.read(self.sheets[title])


def parts(told: Mapping[str, str], found: bytes) -> Parts:
    """Returns the parts of a workbook file.

    Args:
        told: what a fault tells of the book.
        found: the file.

    Raises:
        BookFault: ``not_a_workbook``, ``old_workbook``, ``password_protected``, ``unreadable_book``.
    """
    refuse_what_is_none(told, found)
    try:
        return _parts(ZipFile(BytesIO(found)))
    except (BadZipFile, ExpatError, KeyError, ValueError, EOFError, OSError, NotImplementedError) as error:
        raise BookFault("unreadable_book", **told, error=f"{error.__class__.__name__}: {error}") from error


def errors_as_text(inside: Parts) -> bytes:
    """Returns the workbook with its error cells as text cells, for a reader that does not know every error."""
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as copy:
        for name in inside.archive.namelist():
            part = inside.archive.read(name)
            copy.writestr(name, _ERROR.sub(rb"\1str\2", part) if name in inside.sheets.values() else part)
    return file.getvalue()


def _parts(archive: ZipFile) -> Parts:
    """Returns the parts of an opened file."""
    names = {name.replace("\\", "/").lower(): name for name in archive.namelist()}
    book = _relations(archive, names, "").get("officeDocument", "xl/workbook.xml")
    elements = list(_elements(archive.read(names[book.lower()])))
    related = _relations(archive, names, book)
    sheets = {
        element.attributes["name"]: names[related[element.attributes["id"]].lower()]
        for element in elements
        if element.name == "sheet" and element.parent == "sheets"
    }
    for kind, place in _PLACES.items():
        if related.get(kind, place).lower() != place.lower():
            raise ValueError(f"{related[kind]} should be {place}; to save it once with Excel or LibreOffice mends it")
    styles = names.get(_PLACES["styles"].lower())
    percents = _percent_styles(archive.read(styles)) if styles else frozenset()
    return Parts(archive, sheets, percents, _computed(elements))


def _relations(archive: ZipFile, names: Mapping[str, str], part: str) -> dict[str, str]:
    """Returns what a part refers to, by the number of the reference and by its kind, as names in the archive."""
    folder = dirname(part)
    file = join(folder, "_rels", part[len(folder) :].strip("/") + ".rels").lower()
    found: dict[str, str] = {}
    for element in _elements(archive.read(names[file])) if file in names else ():
        told = element.attributes
        if element.name == "Relationship" and told.get("TargetMode") != "External":
            target = normpath(join("/", folder, told["Target"].replace("\\", "/"))).lstrip("/")
            found[told["Id"]] = found[told["Type"].rpartition("/")[2]] = target
    return found


def _computed(elements: list[Element]) -> bool:
    """Tells whether the program that saved the workbook had computed its formulas."""
    told = {key: value for element in elements if element.name == "calcPr" for key, value in element.attributes.items()}
    return told.get("fullCalcOnLoad", "0") in _NO and told.get("calcCompleted", "1") not in _NO


def _percent_styles(styles: bytes) -> frozenset[int]:
    """Returns the numbers of the cell styles whose number format is a percentage."""
    percents = {"9", "10"}
    found = []
    for element in _elements(styles):
        told = element.attributes
        if element.name == "numFmt" and element.parent == "numFmts":
            percent = "%" in _NOT_SHOWN.sub("", told.get("formatCode", ""))
            (percents.add if percent else percents.discard)(told.get("numFmtId", ""))
        elif element.name == "xf" and element.parent == "cellXfs":
            found.append(told.get("numFmtId", "0"))
    return frozenset(number for number, form in enumerate(found) if form in percents)


def _elements(xml: bytes) -> Iterator[Element]:
    """Yields the starts of all elements, in order."""
    found: list[Element] = []
    path = [""]

    def start(name: str, attributes: dict[str, str]) -> None:
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        found.append(Element(path[-1], name.rpartition(":")[2], bare))
        path.append(name.rpartition(":")[2])

    def end(_: str) -> None:
        path.pop()

    parser = ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.EntityDeclHandler = _refuse
    parser.Parse(xml, True)  # noqa: FBT003 - a C function without keywords
    yield from found


def _refuse(*_: object) -> None:
    """Refuses XML that declares entities: no spreadsheet program does, and some would never end."""
    raise ValueError("declares entities")
