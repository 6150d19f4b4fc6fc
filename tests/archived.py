"""A tiny shop with a year of closed months in its archive, made without a file of anybody's."""

import datetime as dt
from decimal import Decimal

from scoring.period import Period
from sheets_sync import __version__, archive
from sheets_sync.calendars import notices
from sheets_sync.grid import Book, BookFault, Grid
from sheets_sync.months.fingerprint import fingerprint
from sheets_sync.run import as_closed, worked_out
from sheets_sync.settings import read_settings, texts_of
from tests.smallest import PEOPLE, SCHEME, SERVICE, TEAM

MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))
BOOKS = ("scorecard", "attendance", "adjustments", "payroll", "results")


def configured(folder, *, scheme=SCHEME, months=True):
    """Writes the configuration of the shop and returns it as it is read; its books are in memory."""
    said = TEAM.replace('google:{scorecard}"}\n  payroll', 'memory:汇总.xlsx"}\n  payroll')
    for key in BOOKS:
        said = said.replace(f"google:{{{key}}}", f"memory:{key}.xlsx")
    if months:
        said = said.replace('"memory:results.xlsx"}', '"memory:results.xlsx", pay: yes}')
        said += '  months: {at: "memory:月结.xlsx"}\n'
    for path, text in {
        "teams/shop.yaml": said,
        "schemes/shop/2020-01-01.yaml": scheme,
        "service.yaml": SERVICE,
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    settings = read_settings(folder, folder)
    assert not settings.problems, settings.problems
    return settings


def books(period, score=80):
    """Returns the shop's books of a month, by address."""
    month = Period.parse(period)
    days = range(1, month.last.day + 1)
    first = dt.date(month.year, month.month, 1)
    roster = [("工号", "姓名", "岗位", "岗位工资"), *((number, name, "店员", _d(2000)) for number, name in PEOPLE)]
    scores = [
        ("工号", "姓名", "月份", "得分"),
        *((number, name, first, _d(score + place)) for place, (number, name) in enumerate(PEOPLE)),
    ]
    marks = [
        ("工号", "姓名", *map(_d, days)),
        *((number, name, *("√" for _ in days)) for number, name in PEOPLE),
    ]
    paid = [
        ("工号", "姓名", "月份", "金额", "原因", "批准人"),
        ("002", "乙二", first, Decimal("50.50"), "代班", "人事甲"),
    ]
    return {
        "memory:scorecard.xlsx": _book("scorecard.xlsx", {"名册": roster, "评分": scores}),
        "memory:attendance.xlsx": _book("attendance.xlsx", {f"{month.year}年{month.month}月": marks}),
        "memory:adjustments.xlsx": _book("adjustments.xlsx", {"调整": paid}),
        "memory:月结.xlsx": BookFault("book_missing", book="月结.xlsx", path="月结.xlsx"),
    }


def case(settings, period, found=None, **said):
    """Returns a month of the shop as it is closed."""
    team = settings.teams["shop"]
    found = found or books(period)
    whole = {address: found.get(address) or Book(address, address, {}, "") for address in _addresses(team, period)}
    done = worked_out(team, settings.versions["shop"], Period.parse(period), whole, calendar=settings.calendar)
    assert not done.unsettled, done.problems
    day = Period.parse(period).last + dt.timedelta(days=5)
    usual = {"number": 1, "engine": __version__, "confirmed_by": "店长", "closed_by": "人事甲", "previous": ""}
    return archive.Case(
        **{
            **usual,
            "team": "shop",
            "period": period,
            "confirmed_on": day,
            "closed_on": day,
            "fingerprint": fingerprint(as_closed(done)),
            "books": archive.by_key(team, period, whole),
            "texts": texts_of(settings, "shop"),
            "calendar": settings.calendar or notices(),
            "results": as_closed(done),
            "totals": {},
            **said,
        }
    )


def closed(folder, settings, months=MONTHS):
    """Closes months of the shop one after the other; returns the files with their digests."""
    kept, previous = [], ""
    for period in months:
        kept.append(archive.write(folder, case(settings, period, previous=previous)))
        previous = kept[-1].digest
    return kept


def _addresses(team, period):
    return [book.at for book in team.books.values()] + [book.address(period) for book in team.ours.values()]


def _d(number):
    return Decimal(number)


def _book(name, tabs):
    grids = {title: Grid(title, tuple(map(tuple, rows))) for title, rows in tabs.items()}
    return Book(name, f"memory:{name}", grids, "1")
