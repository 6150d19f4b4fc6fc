"""The file of a closed month: exact, the same bytes for the same month, in place whole or not at all."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from scoring.calendar import Calendar
from sheets_sync import archive
from sheets_sync.grid import (
    Book,
    BookFault,
    CellError,
    Column,
    Grid,
    Link,
    Mark,
    Percent,
    Tab,
    Uncomputed,
    Wanted,
)

ROW = ("007", Decimal("88.50"), None, True, dt.date(2026, 10, 1), Percent(Decimal("0.850")), CellError("#N/A"))
MORE = (dt.datetime(2026, 10, 1, 8, 30), dt.time(8, 30), Uncomputed("A1+1"), Link("F17", "../x.xlsx", "表", "F17"))  # noqa: DTZ001 - a workbook knows no time zones
SCORES = Book(
    "评分表.xlsx",
    "books.scorecard",
    {"评分": Grid("评分", ((*ROW, "甲\n\u2028乙"), (*MORE, *(None for _ in range(4)))), ((1, 1, 1, 2),), hidden=True)},
    "v1",
    owners=("boss@example.com",),
)
MONTHS = Book("月结.xlsx", "ours.months", {"月结": Grid("月结", (), mark=Mark("months", "月结"), editors=())}, "v2")
PAY = Tab("工资", "2026年10月", (Column("工号"), Column("应发", "money", 14)), (("007", Decimal("2835.00")),))
CASE = archive.Case(
    team="shop",
    period="2026-10",
    number=1,
    engine="0.1.0",
    confirmed_by="店长",
    confirmed_on=dt.date(2026, 11, 2),
    closed_by="人事甲",
    closed_on=dt.date(2026, 11, 6),
    fingerprint="0123456789abcdef",
    books={"books.attendance": SCORES, "books.scorecard": SCORES, "ours.months": MONTHS},
    texts={"teams/shop.yaml": "team: shop\n", "schemes/shop/2020-01-01.yaml": "id: shop # 甲\r\n"},
    calendar=Calendar({dt.date(2026, 10, 1): "国庆节"}, frozenset({dt.date(2026, 10, 10)}), frozenset({2026})),
    results=(Wanted("payroll", "", "2026-10", (PAY,), "工资", {"a": "b"}, ("hr@example.com",)),),
    totals={"payroll": "2835.00"},
    previous="",
)


def test_a_month_comes_back_as_it_was_archived(tmp_path):
    kept = archive.write(tmp_path, CASE)
    assert kept.file == "2026-10-1.zip"
    found = archive.read(tmp_path / "shop" / kept.file)
    assert found == CASE
    assert repr(found.books) == repr(CASE.books)  # the digits of a number too: 88.50 is not 88.5
    assert found.books["books.attendance"] is found.books["books.scorecard"]


def test_a_book_that_could_not_be_read_is_archived_as_that(tmp_path):
    fault = BookFault("book_missing", book="月结.xlsx", path="/x")
    archive.write(tmp_path, replace(CASE, books={**CASE.books, "ours.months": fault}))
    found = archive.read(tmp_path / "shop" / "2026-10-1.zip").books["ours.months"]
    assert (found.code, found.details) == ("book_missing", {"book": "月结.xlsx", "path": "/x"})


def test_the_same_month_gives_the_same_bytes_wherever_and_whenever_it_is_written(tmp_path):
    first = archive.write(tmp_path / "one", CASE)
    again = archive.write(tmp_path / "other", replace(CASE, texts=dict(reversed(CASE.texts.items()))))
    assert first == again
    assert first.digest == archive.digest_of((tmp_path / "one" / "shop" / first.file).read_bytes())


def test_a_file_that_the_record_names_is_never_replaced_and_one_that_it_does_not_name_is(tmp_path):
    first = archive.write(tmp_path, CASE)
    path = tmp_path / "shop" / first.file
    before = path.read_bytes()
    with pytest.raises(BookFault, match="archive_named"):
        archive.write(tmp_path, replace(CASE, closed_by="人事乙"), {first.file})
    assert path.read_bytes() == before
    archive.write(tmp_path, replace(CASE, closed_by="人事乙"))
    assert archive.read(path).closed_by == "人事乙"


def test_only_its_owner_may_read_the_archive(tmp_path):
    archive.write(tmp_path / "archive", CASE)
    modes = [path.stat().st_mode & 0o777 for path in (tmp_path / "archive", *sorted((tmp_path / "archive").rglob("*")))]
    assert modes == [0o700, 0o700, 0o600]
