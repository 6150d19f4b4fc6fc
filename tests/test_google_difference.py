"""Which cells are named in a small write, and in which formats: put into the old grid they give the new one."""

import datetime as dt
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from sheets_sync.google.formats import number_format
from sheets_sync.google.values import extended
from sheets_sync.google.writing.difference import Block, blocks, worth_it
from sheets_sync.google.writing.filling import number_formats, whole
from sheets_sync.grid import Percent

VALUES = st.sampled_from(
    [
        None,
        "",
        "a",
        "=1+1",
        "007",
        True,
        False,
        Decimal(1),
        Decimal(0),
        Decimal("0.5"),
        Percent(Decimal("0.5")),
        dt.date(2026, 9, 1),
        dt.time(12, 0),
    ]
)


def grids(most_rows=7, most_columns=5, least=0):
    sizes = st.tuples(st.integers(least, most_rows), st.integers(max(least, 1), most_columns))
    return sizes.flatmap(
        lambda size: st.lists(
            st.lists(VALUES, min_size=size[1], max_size=size[1]).map(tuple), min_size=size[0], max_size=size[0]
        ).map(tuple)
    )


def applied(old, new, changed):
    width = len(new[0]) if new else 0
    rows = [[*row, *[None] * width][:width] for row in old[: len(new)]]
    rows += [[None] * width for _ in range(len(new) - len(rows))]
    for block in changed:
        for number, row in enumerate(block.rows, start=block.top):
            rows[number][block.left : block.left + len(row)] = row
    return rows


def exactly(rows):
    return [[(type(value), value) for value in row] for row in rows]


@given(grids(), grids(least=1))
def test_the_changed_cells_put_into_the_old_grid_give_the_new_one(old, new):
    assert exactly(applied(old, new, blocks(old, new))) == exactly(new)


@given(grids(), grids(least=1))
def test_no_cell_is_named_twice_and_none_that_stands_already(old, new):
    named = [
        (number, column)
        for block in blocks(old, new)
        for number, row in enumerate(block.rows, start=block.top)
        for column in range(block.left, block.left + len(row))
    ]
    assert len(named) == len(set(named))
    for number, column in named:
        row = old[number] if number < len(old) else ()
        was = row[column] if column < len(row) else None
        assert (type(was), was) != (type(new[number][column]), new[number][column])


@given(grids(least=1))
def test_a_grid_that_stands_needs_nothing(grid):
    assert blocks(grid, grid) == ()


def test_touching_cells_of_a_row_are_one_run_and_equal_runs_of_rows_one_block():
    old = (("a", "b", "c", "d"), ("a", "b", "c", "d"), ("a", "b", "c", "d"))
    new = (("a", "1", "2", "d"), ("a", "3", "4", "d"), ("x", "b", "c", "y"))
    assert blocks(old, new) == (
        Block(0, 1, (("1", "2"), ("3", "4"))),
        Block(2, 0, (("x",),)),
        Block(2, 3, (("y",),)),
    )


def test_values_that_python_takes_for_equal_are_told_apart_by_their_class():
    assert blocks(((Decimal(1), True),), ((True, True),)) == (Block(0, 0, ((True,),)),)
    assert blocks(((Decimal("88.50"),),), ((Decimal("88.5"),),)) == ()


def test_one_changed_cell_is_named_and_a_tab_that_changes_throughout_is_sent_whole():
    old = tuple((f"{number}", "a", "b") for number in range(50))
    one = (*old[:20], ("20", "a", "x"), *old[21:])
    other = tuple((f"{number}", "c", "d") for number in range(50))
    assert worth_it(blocks(old, one), one)
    assert not worth_it(blocks(old, other), other)


def shown(requests, height, width):
    """The number format that every cell ends up with; None where no request speaks of it."""
    cells = [[None] * width for _ in range(height)]
    for request in requests:
        ((_, asked),) = request.items()
        where = asked["range"]
        for row in range(where["startRowIndex"], where["endRowIndex"]):
            for column in range(where["startColumnIndex"], where["endColumnIndex"]):
                cell = asked.get("cell")
                if cell is None:
                    line = asked["rows"][row - where["startRowIndex"]]["values"]
                    cell = line[column - where["startColumnIndex"]]
                assert cells[row][column] is None, "no cell passes under two formats"
                cells[row][column] = cell.get("userEnteredFormat", {}).get("numberFormat", "automatic")
    return cells


KINDS = ("text", "points", "percent", "date", "count")


@given(grids(most_rows=40, most_columns=5, least=5))
def test_every_number_gets_the_format_of_its_class_at_once_and_no_cell_is_left_out(rows):
    rows = tuple(row for row in rows if len(row) == 5)
    cells = (("标题", None, None, None, None), ("a", "b", "c", "d", "e"), *rows)
    bottom = max(len(cells), 3)
    found = shown(number_formats(7, cells, KINDS, bottom), bottom, 5)
    assert [row for row in found[2:] if None in row] == []
    for number, row in enumerate(rows, start=2):
        for column, value in enumerate(row):
            if value is not None and not isinstance(value, str | bool):
                assert found[number][column] == (number_format(KINDS[column], type(value)) or "automatic")


def test_columns_of_one_look_are_asked_for_together():
    cells = (("标题", None, None), ("a", "b", "c"), ("1", "2", Decimal(3)))
    assert list(number_formats(7, cells, ("text", "text", "points"), 3)) == [
        {
            "repeatCell": {
                "range": {
                    "sheetId": 7,
                    "startRowIndex": 2,
                    "endRowIndex": 3,
                    "startColumnIndex": 0,
                    "endColumnIndex": 2,
                },
                "cell": {"userEnteredFormat": {"numberFormat": {"type": "TEXT"}}},
                "fields": "userEnteredFormat.numberFormat",
            }
        },
        {
            "repeatCell": {
                "range": {
                    "sheetId": 7,
                    "startRowIndex": 2,
                    "endRowIndex": 3,
                    "startColumnIndex": 2,
                    "endColumnIndex": 3,
                },
                "cell": {"userEnteredFormat": {"numberFormat": {"type": "NUMBER", "pattern": "0.00"}}},
                "fields": "userEnteredFormat.numberFormat",
            }
        },
    ]


def filled(requests, height, width):
    """The text or number that every cell ends up with, request by request."""
    cells = [[None] * width for _ in range(height)]
    for request in requests:
        ((_, asked),) = request.items()
        assert asked["fields"] == "userEnteredValue"
        where = asked["range"]
        for row in range(where["startRowIndex"], where["endRowIndex"]):
            for column in range(where["startColumnIndex"], where["endColumnIndex"]):
                lines = asked.get("rows", ())
                line = lines[row]["values"] if row < len(lines) else ()
                told = line[column] if column < len(line) else {}
                cells[row][column] = asked.get("cell", told).get("userEnteredValue")
    return cells


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["工号一", "工号二"]),
            VALUES.filter(lambda value: value != ""),
            st.sampled_from(["x", None]),
        ),
        min_size=1,
    )
)
def test_what_is_told_once_and_repeated_stands_in_every_row(rows):
    found = filled(whole(7, tuple(rows), (len(rows) + 1, 4)), len(rows) + 1, 4)
    assert found == [*([*map(extended, row), None] for row in rows), [None] * 4]


def test_a_text_in_many_rows_is_told_once():
    rows = tuple((f"{number}", "客服代表" if number else "岗位") for number in range(10))
    first, second = whole(7, rows, (10, 2))
    assert first["updateCells"]["rows"][1] == {"values": [{"userEnteredValue": {"stringValue": "1"}}]}
    assert second == {
        "repeatCell": {
            "range": {
                "sheetId": 7,
                "startRowIndex": 1,
                "endRowIndex": 10,
                "startColumnIndex": 1,
                "endColumnIndex": 2,
            },
            "cell": {"userEnteredValue": {"stringValue": "客服代表"}},
            "fields": "userEnteredValue",
        }
    }
