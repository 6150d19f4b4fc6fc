"""How the cells of our tabs look: a number format, an alignment and a weight for every kind of column."""

from datetime import date, datetime, time
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from sheets_sync.grid import Percent

DEFAULT = {"font_name": "微软雅黑", "font_size": 10}
"""What every cell starts from. Excel for Windows has the font; others put their own Chinese font in its place."""

_NUMBERS = {"points": "0.00", "money": "#,##0.00", "percent": '0.00"%"'}
_OTHERS = {datetime: "yyyy-mm-dd hh:mm:ss", date: "yyyy-mm-dd", time: "hh:mm:ss", Percent: "0.00%"}
_CENTRED = ("count", "date", "place", "stars")
_EDGES = {"border": 1, "border_color": "#D0D0D0", "valign": "vcenter"}
_TOTAL = {"bold": True, "top": 2, "top_color": "#404040", "bg_color": "#F2F2F2"}
_TYPED = {"locked": False, "bg_color": "#FFF9E5"}
_LINK = {"font_color": "#0563C1", "underline": 1}
_HEADING = {"bold": True, "font_size": 14, "align": "left", "valign": "vcenter"}
_TITLE = {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#DDEBF7"}


class Looks:
    """The formats of one workbook, each made when it is first needed, so that their order is always the same."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[object, ...], Format] = {}

    def heading(self) -> Format:
        """Returns the format of the first row."""
        return self._format(("heading",), _HEADING)

    def title(self) -> Format:
        """Returns the format of the column titles."""
        return self._format(("title",), {**_EDGES, **_TITLE})

    def cell(self, kind: str, value: type) -> Format:
        """Returns the format of values of a class in a column of a kind."""
        return self._format((kind, value), _cell(kind, value))

    def typed(self, kind: str, value: type) -> Format:
        """Returns the format of a cell into which people type: it is not locked."""
        return self._format((kind, value, "typed"), {**_cell(kind, value), **_TYPED})

    def total(self, kind: str, value: type) -> Format:
        """Returns the format of values of a class in a control row."""
        return self._format((kind, value, "total"), _cell(kind, value) | _TOTAL)

    def link(self, kind: str) -> Format:
        """Returns the format of a link."""
        return self._format((kind, "link"), _cell(kind, str) | _LINK)

    def _format(self, key: tuple[object, ...], looks: dict[str, object]) -> Format:
        """Returns a format, made once."""
        if key not in self._made:
            self._made[key] = self._book.add_format(looks)
        return self._made[key]


def number_format(kind: str, value: type) -> str:
    """Returns the number format of values of a class in a column of a kind.

    >>> number_format("percent", Decimal), number_format("text", str), number_format("count", Decimal)
    ('0.00"%"', '@', 'General')
    """
    if value is Decimal:
        return _NUMBERS.get(kind, "General")
    if value is str:
        return "@" if kind == "text" else "General"
    return _OTHERS.get(value, "General")


def _cell(kind: str, value: type) -> dict[str, object]:
    """Returns what a cell looks like."""
    looks: dict[str, object] = {**_EDGES, "num_format": number_format(kind, value)}
    if kind in _CENTRED:
        looks["align"] = "center"
    if kind == "long_text":
        looks["text_wrap"] = True
    return looks
