"""Brings a team whose workbooks are files to the played Google, as somebody would who imports them there."""

from pathlib import Path

from bench.books import without_months
from sheets_sync.backends import xlsx
from sheets_sync.grid import Uncomputed
from tests.played import Error

OURS = {"summary": "绩效汇总.xlsx", "payroll": "工资表.xlsx", "results": "绩效结果.xlsx"}
BOOKS = {"scorecard": "客服评分表.xlsx", "attendance": "考勤表.xlsx", "adjustments": "人事调整.xlsx"}


def bring(google, line, folder: Path, *, beside: bool = True) -> dict[str, str]:
    """Uploads a demo department and has its team file point there; returns the id of every spreadsheet by its key.

    It keeps no months then: a months' book that stayed behind as a file would not be the same on two machines.

    Args:
        google: the played one.
        line: of the account, to which everything is shared.
        folder: of the department.
        beside: whether the summary lives in the spreadsheet of the scorecard.
    """
    ids = {key: upload(google, line, folder / "books" / name) for key, name in BOOKS.items()}
    ids |= {key: google.add(OURS[key], {"工作表1": []}) for key in ("payroll", "results")}
    ids["summary"] = ids["scorecard"] if beside else google.add(OURS["summary"], {"工作表1": []})
    path = without_months(folder)
    said = path.read_text(encoding="utf-8")
    assert not any(word in said for word in ("signs:", "months:"))
    for key, name in BOOKS.items():
        said = said.replace(f"xlsx:../../books/{name}", f"google:{ids[key]}")
    for key, name in OURS.items():
        said = said.replace(f"xlsx:../../results/{{period}}/{name}", f"google:{ids[key]}")
    path.write_text(said, encoding="utf-8")
    return ids


def upload(google, line, path: Path) -> str:
    """Uploads a workbook: values and merged cells."""
    grids = xlsx.read(f"xlsx:{path}").grids
    tabs = {title: [[_there(value) for value in row] for row in grid.rows] for title, grid in grids.items()}
    file = google.add(path.name, tabs)
    told = line.spreadsheet(file, "sheets/properties(sheetId,title)").json["sheets"]
    numbers = {each["properties"]["title"]: each["properties"].get("sheetId", 0) for each in told}
    merges = [_merge(numbers[title], block) for title, grid in grids.items() for block in grid.merged]
    if merges:
        line.batch(file, merges)
    return file


def _there(value):
    """Returns a value as it comes to stand on Google, where a formula is never without a result for long."""
    return Error("LOADING") if isinstance(value, Uncomputed) else value


def _merge(sheet, block):
    top, left, bottom, right = block
    area = {"startRowIndex": top - 1, "startColumnIndex": left - 1, "endRowIndex": bottom, "endColumnIndex": right}
    return {"mergeCells": {"range": {"sheetId": sheet, **area}, "mergeType": "MERGE_ALL"}}
