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
    for number, (key, row) in enumerate(people.iterrows(), start=2):
        sheet.cell(number, 1, key)
        sheet.cell(number, 2, row["姓名"])
        for place, name in enumerate(names, start=3):
            value = row[name]
            sheet.cell(number, place, None if pd.isna(value) else float(value)).number_format = "0.00"
    book.save(path)
