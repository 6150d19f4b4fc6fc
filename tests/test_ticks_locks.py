"""What counts as the lock of a column of boxes, within the protection of a whole tab."""

import pytest

from sheets_sync.google.guarding import besides, locks, protection_of
from sheets_sync.google.standing import Sheet

ROBOT, LEAD = "robot@example.com", "lead@example.com"
WHOLE = {
    "protectedRangeId": 1,
    "range": {"sheetId": 7},
    "unprotectedRanges": [{"sheetId": 7, "startRowIndex": 2, "startColumnIndex": 5, "endColumnIndex": 6}],
    "editors": {"users": [ROBOT]},
}
COLUMN = {"sheetId": 7, "startRowIndex": 2, "startColumnIndex": 5, "endColumnIndex": 6}


def lock(number=2, **said):
    return {"protectedRangeId": number, "range": COLUMN, "editors": {"users": [LEAD, ROBOT]}, **said}


def tab(*protections):
    return Sheet(7, "月结", 0, 4, 9, protections=tuple(map(protection_of, protections)))


@pytest.mark.parametrize("last", [{}, {"endRowIndex": 4}, {"endRowIndex": 9}], ids=["open", "exact", "beyond"])
def test_a_column_that_the_whole_leaves_open_has_a_lock_of_its_own(last):
    sheet = tab(WHOLE, lock(range={**COLUMN, **last}))
    assert {column: one.users for column, one in locks(sheet).items()} == {5: (LEAD, ROBOT)}
    assert [one.id for one in besides(sheet)] == [1]


@pytest.mark.parametrize(
    "others",
    [
        (lock(range={**COLUMN, "endRowIndex": 3}),),
        (lock(range={**COLUMN, "startRowIndex": 3}),),
        (lock(range={**COLUMN, "startRowIndex": 0}),),
        (lock(range={**COLUMN, "endColumnIndex": 7}),),
        (lock(range={**COLUMN, "startColumnIndex": 6, "endColumnIndex": 7}),),
        (lock(warningOnly=True),),
        (lock(editors={"users": [LEAD], "domainUsersCanEdit": True}),),
        (lock(namedRangeId="a"),),
        (lock(), lock(3)),
    ],
    ids=["above the last row", "too low", "titles", "wide", "elsewhere", "warning", "domain", "named", "two"],
)
def test_what_covers_more_or_less_than_the_boxes_or_lets_in_more_is_no_lock(others):
    sheet = tab(WHOLE, *others)
    assert locks(sheet) == {}
    assert len(besides(sheet)) == 1 + len(others)
