"""A script as people write it: pandas reads with openpyxl, a function for each row, openpyxl writes.

Its figures are floats. It writes the figures and the payroll, with two decimals shown, and no reasons.
"""

from pathlib import Path

import openpyxl
import pandas as pd

from bench.schemes.figures import FIRST_ITEM, NAMES


def read_tabs(books: Path) -> dict[str, pd.DataFrame]:
    """Returns every tab of every workbook."""
    tabs: dict[str, pd.DataFrame] = {}
    for path in sorted(books.glob("*.xlsx")):
        tabs.update(pd.read_excel(path, sheet_name=None, engine="openpyxl", dtype={"工号": str}))
    return tabs


def write_result(people: pd.DataFrame, kind: str, out: Path) -> None:
    """Writes all figures, and the payroll by itself."""
    out.mkdir(exist_ok=True)
    names = NAMES[kind]
    _write(people, names, out / "result.xlsx", "result")
    _write(people, names[names.index(FIRST_ITEM[kind]) :], out / "pay.xlsx", "pay")


def _write(people: pd.DataFrame, names: tuple[str, ...], path: Path, title: str) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    sheet.append(["employee_id", "name", *names])
    for key, row in people.iterrows():
        values = [row[name] for name in names]
        sheet.append([key, row["姓名"], *(None if pd.isna(value) else float(value) for value in values)])
        for cell in sheet[sheet.max_row][2:]:
            cell.number_format = "0.00"
    book.save(path)
