"""The boxes in the tab of the months: ticked as the state of each month is, beside the fingerprint that is signed."""

from dataclasses import replace

from sheets_sync.grid import Column, Tab, Value
from sheets_sync.months.record import Record
from sheets_sync.months.ticks import Boxes, Tick, columns_of, is_signed
from sheets_sync.team import Team
from sheets_sync.texts import text

_WIDTH = 14


def with_boxes(tab: Tab, team: Team, record: Record, ticks: tuple[Tick, ...]) -> Tab:
    """Returns the tab with a column of boxes for everybody who may tick; as it is where nobody may.

    Args:
        tab: of the months, each row named by its month.
        team: whose.
        record: as the tab tells it.
        ticks: which nobody has taken yet.
    """
    columns = columns_of(team)
    if not columns:
        return tab
    titles = [column.title for column in tab.columns]
    at = titles.index(text(team.language, "tabs.fingerprint")) + 1
    boxes = tuple(Column(each.title, "count", _WIDTH, typed=True, ticked_by=(each.address,)) for each in columns)
    waiting = {(each.boxes.title, each.period): each.value for each in ticks}
    rows = tuple(
        (*row[:at], *(_box(record, str(row[0]), each, waiting) for each in columns), *row[at:]) for row in tab.rows
    )
    heading = text(team.language, "tabs.months_ticked", heading=tab.heading)
    return replace(tab, heading=heading, columns=(*tab.columns[:at], *boxes, *tab.columns[at:]), rows=rows)


def _box(record: Record, period: str, boxes: Boxes, waiting: dict[tuple[str, str], Value]) -> Value:
    """Returns how a box is to stand: as it does while its tick waits, else as the month was signed."""
    return waiting.get((boxes.title, period), is_signed(record, period, boxes))
