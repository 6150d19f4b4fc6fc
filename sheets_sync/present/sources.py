"""Typed cells as one text of a tab, and back: ``客服评分表.xlsx 月度绩效!F17「80」 H17「0.8%」; 考勤表.xlsx …``."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from scoring.figure import Cell
from sheets_sync.present.words import Words

MOST = 32_000
"""Characters of a text; a cell of a workbook holds 32,767."""
_PLACE = r"(?:(?P<place>[^「」“”;]+)!)?"
_ADDRESS = r"(?P<address>[A-Z]{1,3}\d+(?::[A-Z]{1,3}\d+)?)"
_ENTRY = re.compile(_PLACE + _ADDRESS + r"(?:[「“](?P<shown>[^「」“”]*)[」”])?(?= |;|$)")
_QUOTES = str.maketrans({"「": "『", "」": "』", "“": "〝", "”": "〞"})


@dataclass(frozen=True, slots=True)
class Source:
    """A cell that was read, as a text of ours names it.

    Attributes:
        place: book and tab: ``客服评分表.xlsx 月度绩效``.
        address: in the tab.
        shown: what stood there.
    """

    place: str
    address: str
    shown: str

    @property
    def where(self) -> str:
        """Returns book, tab and address."""
        return f"{self.place}!{self.address}"


def sources(words: Words, cells: Iterable[Cell]) -> str:
    """Returns the cells as text, those of a tab together; cut between two cells when there are too many."""
    before, after = words.values["open_quote"], words.values["close_quote"]
    text, last = "", ("", "")
    for cell in cells:
        shown = cell.shown
        if not shown.isprintable() or "「" in shown or "」" in shown or "“" in shown or "”" in shown:
            shown = " ".join(shown.translate(_QUOTES).split())
        here = (cell.book, cell.tab)
        lead = " " if here == last else f"{'; ' if text else ''}{cell.book} {cell.tab}!"
        # A whole row of days is one place: what stands there is many marks, and none of them is the reason.
        said = f"{before}{shown}{after}" if shown or cell.width == 1 else ""
        text += f"{lead}{words.address(cell)}{said}"
        last = here
        if len(text) > MOST:
            return text[: text.rindex(" ", 0, MOST - 2)] + " …"
    return text


def read_back(text: str) -> Iterator[Source]:
    """Yields the cells that a text of ours names.

    >>> [
    ...     f"{each.where}={each.shown}"
    ...     for each in read_back("a.xlsx t!F17「80」 H17「」; b.xlsx t 1!C5:AG5 M5「迟 10」")
    ... ]
    ['a.xlsx t!F17=80', 'a.xlsx t!H17=', 'b.xlsx t 1!C5:AG5=', 'b.xlsx t 1!M5=迟 10']
    """
    place = ""
    for found in _ENTRY.finditer(text):
        place = (found["place"] or place).strip()
        yield Source(place, found["address"], found["shown"] or "")
