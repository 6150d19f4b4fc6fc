"""What stands in a spreadsheet beside its values: tabs with their ids, marks, protections, and our generations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sheets_sync.grid import Mark

MARK = "sheets-sync"
"""Key of the developer metadata that marks a tab; its value is JSON: ``{"ours": …, "name": …, "sheet": <sheetId>}``.

A mark whose ``sheet`` is not the id of the tab that carries it came there by copying, and counts for nothing."""

GENERATION = "sheets_sync_{key}_{number}"
"""Name of the named range by which writers of one book exclude one another; its id is ``ss{key}{number:08d}``.

A batch takes the standing generation away and adds the next one. Both fail when another writer was first, and with
them the whole batch."""


@dataclass(frozen=True, slots=True)
class Protection:
    """A protected range as far as it concerns one tab.

    Attributes:
        id: of the protected range.
        whole: whether it covers the whole tab.
        warning_only: whether it only warns.
        gaps: whether parts of the tab are left open that are not just columns below the column titles.
        typed: columns (0-based) that are left open below the column titles, for people to type into.
        users: who may edit, as far as we may see it, in small letters.
        others: whether groups or a whole domain may edit.
        column: the one column (0-based) that it covers below the column titles; None when it covers anything else.
        bottom: the row after the last one that it covers; None when it covers all that come.
    """

    id: int
    whole: bool
    warning_only: bool = False
    gaps: bool = False
    users: tuple[str, ...] = ()
    others: bool = False
    typed: tuple[int, ...] = ()
    column: int | None = None
    bottom: int | None = None

    @property
    def sound(self) -> bool:
        """Tells whether it locks what it covers, for people who are named one by one."""
        return not (self.warning_only or self.gaps or self.others)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A tab of a spreadsheet.

    Attributes:
        id: its sheetId, which never changes.
        title: what people call it now.
        index: its place among the tabs.
        rows: height of its grid.
        columns: width of its grid.
        hidden: whether it is hidden.
        frozen: rows and columns that stand still.
        mark: ours, if it is genuine.
        protections: that concern it.
        rules: how many conditional formats it has.
    """

    id: int
    title: str
    index: int
    rows: int
    columns: int
    hidden: bool = False
    frozen: tuple[int, int] = (0, 0)
    mark: Mark | None = None
    protections: tuple[Protection, ...] = ()
    rules: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """A spreadsheet as it stands; what ``Book.native`` of this kind of book is.

    Attributes:
        id: of the spreadsheet.
        title: of the spreadsheet.
        locale: of the spreadsheet.
        time_zone: of the spreadsheet.
        sheets: its tabs, in order.
        generations: key of our book to the number of its standing generation; a key without one is not there.
        read_at: the server's clock when it answered; None when it did not say.
    """

    id: str
    title: str
    locale: str
    time_zone: str
    sheets: tuple[Sheet, ...]
    generations: Mapping[str, int] = field(default_factory=dict)
    read_at: datetime | None = None

    def ours(self, key: str) -> dict[str, Sheet]:
        """Returns our tabs of a book, by the titles that we gave them."""
        return {sheet.mark.name: sheet for sheet in self.sheets if sheet.mark is not None and sheet.mark.ours == key}
