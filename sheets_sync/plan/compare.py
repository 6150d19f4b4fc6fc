"""What is to become of one tab, cell by cell."""

from collections.abc import Callable

from scoring.figure import letters
from sheets_sync.grid import Grid, Tab
from sheets_sync.plan.change import Change, Row, TabPlan
from sheets_sync.plan.table import FIRST_ROW, Difference, Placed, Table, difference, standing_table, wanted_table


def compare(tab: Tab, grid: Grid | None, known: Callable[[str], Table | None]) -> TabPlan:
    """Returns what happens to a tab that is wanted.

    Args:
        tab: as it is to be.
        grid: as it stands; None when it is not there.
        known: gives the tab as we wrote it; asked only when it does not stand as it is to be.
    """
    wanted = wanted_table(tab)
    if grid is None:
        return _new(tab, wanted)
    standing = standing_table(grid, wanted)
    if (standing.top, standing.rows) == (wanted.top, wanted.rows):
        return TabPlan(tab.title, "unchanged", wanted.columns, len(standing.rows), len(wanted.rows))
    standing = standing_table(grid, known(tab.title) or wanted)
    return _changed(tab, standing, wanted, difference(standing, wanted))


def going(title: str, grid: Grid, known: Table) -> TabPlan:
    """Returns what happens to a tab that we wrote and that is no longer wanted."""
    standing = standing_table(grid, known)
    return TabPlan(title, "gone", standing.columns, rows_before=len(standing.rows))


def _new(tab: Tab, wanted: Table) -> TabPlan:
    """Returns what happens to a tab that is not there yet."""
    keys = range(tab.keys)
    rows = [Placed(tuple(cells[key] for key in keys), place, cells) for place, cells in enumerate(wanted.rows)]
    return TabPlan(tab.title, "new", wanted.columns, 0, len(rows), appeared=_rows(wanted, tuple(rows)))


def _changed(tab: Tab, standing: Table, wanted: Table, found: Difference) -> TabPlan:
    """Returns what happens to a tab that is there and is to be otherwise."""
    before, after = set(standing.columns), set(wanted.columns)
    cells = _cells(tab, wanted, found)
    return TabPlan(
        title=tab.title,
        state="changed",
        columns=wanted.columns,
        rows_before=len(standing.rows),
        rows_after=len(wanted.rows),
        rows_changed=len({change.row for change in cells if change.column not in tab.free}),
        changes=(*_heading(tab, standing), *cells),
        appeared=_rows(wanted, found.appeared),
        vanished=_rows(standing, found.vanished),
        columns_added=tuple(column for column in wanted.columns if column not in before),
        columns_gone=tuple(_title(column) for column in standing.columns if column not in after and _title(column)),
        reordered=found.reordered,
    )


def _title(column: str) -> str:
    """Returns the title of a column that is not ours, without what makes its name unique."""
    return column.partition("\n")[0]


def _heading(tab: Tab, standing: Table) -> tuple[Change, ...]:
    """Returns the change of the heading, if there is one."""
    now = standing.top[0][0]
    if now == (tab.heading or None):
        return ()
    return (Change(tab.title, (), "", "", "text", now, tab.heading, "A1"),)


def _cells(tab: Tab, wanted: Table, found: Difference) -> list[Change]:
    """Returns the cells that change, in the order of the tab."""
    columns = sorted(found.shared, key=lambda pair: pair[1])
    return [
        Change(
            tab=tab.title,
            row=now.key,
            name=wanted.name(now.cells),
            column=wanted.columns[there],
            kind=tab.columns[there].kind,
            before=was.cells[here],
            after=now.cells[there],
            address=f"{letters(there + 1)}{now.place + FIRST_ROW}",
        )
        for was, now in found.stayed
        for here, there in columns
        if was.cells[here] != now.cells[there]
    ]


def _rows(table: Table, rows: tuple[Placed, ...]) -> tuple[Row, ...]:
    """Returns rows as a plan tells them."""
    return tuple(Row(row.key, table.name(row.cells), row.place + FIRST_ROW, row.cells) for row in rows)
