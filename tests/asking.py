"""Calls to a played spreadsheet without a line between, each held to Google's discovery documents on both ways."""

from urllib.parse import quote

import pytest

from tests.played import sheets
from tests.played.discovery import answer_mistakes, find, request_mistakes

BOSS, ROBOT, STAFF = "boss@example.com", "robot@example.com", "staff@example.com"
ROLES = {BOSS: "owner", ROBOT: "writer", STAFF: "writer"}


def spreadsheet(tabs=None, locale="zh_CN"):
    """Returns a spreadsheet of the boss's that the robot and the staff may edit."""
    made = sheets.create("1abc", "评分", locale, "Asia/Shanghai", sheets=tabs)
    made.owner, made.editors = BOSS, (BOSS, ROBOT, STAFF)
    return made


def call(book, verb, path="", query=None, body=None, user=BOSS):
    """Returns the answer to a call; a request or answer that Google does not know fails the test."""
    query = {name: value if isinstance(value, list) else [value] for name, value in (query or {}).items()}
    method, _ = find(verb, "sheets.googleapis.com", quote(f"/v4/spreadsheets/{book.id}") + _escaped(path))
    assert request_mistakes(method, query, body) == []
    status, answer = sheets.handle(book, verb, path, query, body, user, sheets.Access(ROLES.get(user, "reader")))
    assert (status, answer_mistakes(method, status, answer)) == (200, [])
    return answer


def _escaped(path):
    """Returns a path as it is sent: the range is escaped, the verb behind it is not."""
    head, slash, rest = path.partition("/values/")
    if not slash:
        return path
    verb = next((verb for verb in (":append", ":clear") if rest.endswith(verb)), "")
    return head + slash + quote(rest.removesuffix(verb), safe="") + verb


def get(book, fields="", *ranges, user=BOSS):
    """Returns the answer to spreadsheets.get under a mask."""
    return call(book, "GET", query={"fields": fields or [], "ranges": list(ranges)}, user=user)


def batch(book, *requests, user=BOSS, fields="", **more):
    """Returns the replies to a batch, or the whole answer when more is asked of it."""
    answer = call(book, "POST", ":batchUpdate", {"fields": fields or []}, {"requests": list(requests), **more}, user)
    return answer if more or fields else answer["replies"]


def refusal(act, *args, status=400, **said):
    """Returns the words in which Google refuses."""
    with pytest.raises(sheets.Refused) as caught:
        act(*args, **said)
    assert (caught.value.status, answer_mistakes(None, status, caught.value.body()) or []) == (status, [])
    return caught.value.message


def area(top=None, bottom=None, left=None, right=None, sheet=0):
    """Returns a GridRange."""
    names = ("startRowIndex", "endRowIndex", "startColumnIndex", "endColumnIndex")
    ends = zip(names, (top, bottom, left, right), strict=True)
    return {"sheetId": sheet} | {name: end for name, end in ends if end is not None}


def cells(*rows):
    """Returns RowData of texts and numbers."""
    return [
        {"values": [{"userEnteredValue": _entered(value)} if value is not None else {} for value in row]}
        for row in rows
    ]


def _entered(value):
    return {"stringValue": value} if isinstance(value, str) else {"numberValue": value}


def write(rows, fields="userEnteredValue", **where):
    """Returns an updateCells request."""
    return {"updateCells": {"rows": rows, "fields": fields, **where}}
