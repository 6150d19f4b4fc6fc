"""What moves after a month was closed is listed, never paid twice, and paid in the next month once HR accepts it."""

import json
from datetime import date
from decimal import Decimal

import pytest

from scoring.period import Period
from sheets_sync import closing
from sheets_sync.afterwards.accepting import Wish, offer, take_over
from sheets_sync.afterwards.late_changes import late_changes
from sheets_sync.archive import digest_of
from sheets_sync.backends import memory
from sheets_sync.grid import BookFault
from sheets_sync.plan import Trust
from sheets_sync.proof import chain_of, prove
from sheets_sync.run import Here, look, run
from sheets_sync.settings import read_settings
from tests.archived import books, configured

DAY = date(2026, 10, 12)
HR = "人事甲"


@pytest.fixture
def shop(tmp_path):
    memory.fresh()
    return Shop(configured(tmp_path / "config"))


class Shop:
    """The shop with its books in memory, and what people do with them."""

    def __init__(self, settings):
        self.settings, self.team, self.versions = settings, settings.teams["shop"], settings.versions["shop"]
        self.folder = settings.archive / "shop"

    def keeps(self, period, score=80, without=()):
        for address, book in books(period, score).items():
            if address != "memory:月结.xlsx":
                grids = [_without(grid, without) for grid in book.grids.values()]
                memory.put(address, *grids)

    def look(self, period, day=DAY):
        here = Here(day, self.settings.archive)
        return look(self.team, self.versions, Period.parse(period), calendar=self.settings.calendar, here=here)

    def runs(self, period, day=DAY):
        return done(run(self.look(period, day), Trust(), force=True))

    def closes(self, period, day=DAY):
        self.runs(period, day)
        done(run(closing.confirm(self.look(period, day), "店长"), Trust(), force=True))
        done(run(closing.close(self.look(period, day), HR, self.settings), Trust(), force=True))

    def reopens(self, period, day=DAY):
        done(run(closing.reopen(self.look(period, day), HR, "补录", self.settings), Trust(), force=True))

    def offered(self, period, *people, outside="", by=HR, day=DAY):
        prospect = self.look(period, day)
        return prospect, offer(prospect, Here(day, self.settings.archive), day, Wish(by, people, outside))

    def accepts(self, period, *people, outside="", day=DAY):
        prospect, found = self.offered(period, *people, outside=outside, day=day)
        assert not found.hindrances
        done(take_over(prospect, self.settings.archive, found.accepted, Trust()))
        return found.accepted

    def pay(self, period):
        tab = next(book for book in self.look(period).wanted if book.key == "payroll").tabs[0]
        return {row[0]: (row[-3], row[-2], row[-1]) for row in tab.rows[:-1]}

    def late(self, period):
        return [
            (each.person_id, each.item, each.before, each.after) for each in self.record(period) if each.why == "late"
        ]

    def record(self, period):
        return [each for each in self.look(period).life.record.differences if each.period == period]


def _without(grid, people):
    rows = tuple(row for row in grid.rows if row[0] not in people)
    return type(grid)(grid.title, rows)


def done(carried_out):
    assert not carried_out.refusals
    assert not carried_out.faults
    return carried_out


def amounts(accepted):
    return {line.person_id: line.amount for line in accepted.lines}


@pytest.fixture
def moved(shop):
    """September is closed; then everybody's score rises by five points, and their pay by 50 yuan."""
    shop.keeps("2026-09")
    shop.closes("2026-09")
    shop.keeps("2026-09", 85)
    return shop


def test_what_moved_after_closing_is_listed_without_amounts_and_moves_nothing(moved):
    before = moved.pay("2026-09")
    listed = moved.late("2026-09")
    assert ("001", "考核得分", "80.00", "85.00") in listed
    assert ("001", "应发有变动", "", "") in listed
    assert [book.name for book in moved.runs("2026-09").prospect.plan.to_write] == ["月结.xlsx"]
    assert moved.pay("2026-09") == before
    assert moved.look("2026-09").plan.to_write == ()


def test_what_moved_back_is_listed_no_more(moved):
    moved.runs("2026-09")
    moved.keeps("2026-09")
    moved.runs("2026-09")
    assert moved.late("2026-09") == []


def test_the_worker_lists_late_changes_without_touching_other_books(moved):
    here = Here(DAY, moved.settings.archive)
    found = list(late_changes(moved.team, moved.versions, moved.settings.calendar, here, Trust(), ["2026-09"]))
    assert [each.written for each in found] == [("月结.xlsx",)]
    again = list(late_changes(moved.team, moved.versions, moved.settings.calendar, here, Trust(), ["2026-09"]))
    assert [each.written for each in again] == [()]


def test_what_is_accepted_is_a_dated_line_of_the_next_open_month(moved):
    accepted = moved.accepts("2026-09", "001")
    assert amounts(accepted) == {"001": Decimal("50.00")}
    moved.keeps("2026-10")
    assert moved.pay("2026-10") == {
        "001": (Decimal("50.00"), Decimal("3050.00"), "调整 50.00：2026-09 更正（2026-10-12 接受）（人事甲批准）"),
        "002": (Decimal("50.50"), Decimal("3060.50"), "调整 50.50：代班（人事甲批准）"),
        "003": (Decimal("0.00"), Decimal("3020.00"), ""),
    }


def test_the_line_of_an_accepted_change_points_to_the_record(moved):
    moved.accepts("2026-09", "001")
    moved.keeps("2026-10")
    view = next(each.view for each in moved.look("2026-10").appraisal.results if each.view.person.id == "001")
    (cell,) = view["adjustments"].cells()
    assert (cell.book, cell.tab, cell.address) == ("月结.xlsx", "月结记录", "H6")
    assert cell.shown == "2026-09-accepted-1.json"


def test_accepted_twice_is_only_what_differs_since(moved):
    moved.accepts("2026-09")
    assert moved.offered("2026-09")[1].accepted.lines == ()
    assert [each for each in moved.late("2026-09") if each[1] == "应发有变动"] == []
    moved.keeps("2026-09", 87)
    assert amounts(moved.accepts("2026-09", "甲一", "003")) == {"001": Decimal("20.00"), "003": Decimal("20.00")}
    moved.keeps("2026-10")
    assert {key: row[0] for key, row in moved.pay("2026-10").items()} == {
        "001": Decimal("70.00"),
        "002": Decimal("100.50"),
        "003": Decimal("70.00"),
    }


def test_differences_of_several_closed_months_add_up(moved):
    moved.accepts("2026-09", "001")
    moved.keeps("2026-10")
    later = date(2026, 11, 9)
    moved.closes("2026-10", later)
    moved.keeps("2026-10", 90)
    assert amounts(moved.accepts("2026-10", "001", day=later)) == {"001": Decimal("100.00")}
    moved.keeps("2026-09", 82)
    assert amounts(moved.accepts("2026-09", "001", day=later)) == {"001": Decimal("-30.00")}
    moved.keeps("2026-11")
    assert moved.pay("2026-11")["001"][0] == Decimal("70.00")


def test_opening_a_month_again_drops_what_was_accepted_of_it(moved):
    moved.accepts("2026-09")
    moved.reopens("2026-09")
    moved.keeps("2026-10")
    assert moved.pay("2026-10")["001"][0] == Decimal("0.00")
    moved.keeps("2026-09", 85)
    moved.closes("2026-09", date(2026, 10, 13))
    assert moved.offered("2026-09")[1].accepted.lines == ()


def test_the_file_is_the_same_bytes_whenever_the_same_is_accepted_and_only_its_owner_reads_it(moved):
    accepted = moved.accepts("2026-09")
    path = moved.folder / "2026-09-accepted-1.json"
    event = moved.look("2026-09").life.record.last("2026-09", "accepted")
    assert path.stat().st_mode & 0o777 == 0o600
    assert (event.file, event.digest, event.into) == (path.name, digest_of(path.read_bytes()), "2026-10")
    assert json.loads(path.read_bytes()) == accepted.plain()
    assert json.loads(path.read_bytes())["lines"][0] == {
        "person_id": "001",
        "name": "甲一",
        "before": "3000.00",
        "after": "3050.00",
        "amount": "50.00",
        "paid": "50.00",
    }


def test_accepting_that_stopped_between_file_and_record_is_done_again_with_the_same_file(moved):
    prospect, found = moved.offered("2026-09")
    moved.runs("2026-09")  # somebody else writes the months' book meanwhile
    stopped = take_over(prospect, moved.settings.archive, found.accepted, Trust())
    path = moved.folder / "2026-09-accepted-1.json"
    left = path.read_bytes()
    assert (stopped.written, stopped.stale) == ((), True)
    assert moved.look("2026-09").life.record.last("2026-09", "accepted") is None
    moved.accepts("2026-09")
    assert path.read_bytes() == left
    assert moved.look("2026-09").life.record.last("2026-09", "accepted").digest == digest_of(left)


def test_nothing_is_paid_by_a_file_that_is_not_the_one_that_was_recorded(moved):
    moved.accepts("2026-09")
    path = moved.folder / "2026-09-accepted-1.json"
    path.write_text(path.read_text("utf-8").replace("50.00", "5000.00"), encoding="utf-8")
    moved.keeps("2026-10")
    prospect = moved.look("2026-10")
    assert isinstance(prospect.stopped, BookFault)
    assert prospect.stopped.code == "archive_exchanged"
    assert run(prospect, Trust()).written == ()
    path.unlink()
    assert moved.look("2026-10").stopped.code == "archive_missing"


def test_who_is_not_there_in_the_next_month_is_named_and_settled_outside(moved):
    moved.accepts("2026-09", "003")
    moved.keeps("2026-10", without=("003",))
    problems = [each for each in moved.look("2026-10").problems if each.code == "accepted_for_absent"]
    assert [(each.details["id"], each.details["earlier"]) for each in problems] == [("003", "2026-09")]
    moved.keeps("2026-09", 85)
    moved.accepts("2026-09", "003", outside="现金支付")
    months = next(book for book in moved.look("2026-09").wanted if book.key == "months")
    assert [row[2] for row in months.tabs[-1].rows][-1] == "差异另行结清"
    moved.keeps("2026-10", without=("003",))
    assert [each.code for each in moved.look("2026-10").problems] == []
    moved.keeps("2026-09", 85)
    assert [line.person_id for line in moved.offered("2026-09")[1].accepted.lines] == ["001", "002"]


def test_a_pay_that_cannot_be_told_now_is_left_open_and_not_taken_back(moved):
    memory.edit("memory:scorecard.xlsx", "评分", 2, 4, None)  # the score of 001
    found = moved.offered("2026-09")[1]
    assert found.open == (("001", "甲一"),)
    assert amounts(found.accepted) == {"002": Decimal("50.00"), "003": Decimal("50.00")}
    assert moved.offered("2026-09", "001")[1].accepted.lines == ()
    assert moved.offered("2026-09", "001")[1].hindrances == ()


LEFT = "      left: {titles: [离职日期], as: date, blank: allowed}\n"


@pytest.mark.parametrize(
    ("left", "gone"), [(date(2026, 9, 30), ["003"]), (date(2026, 10, 1), []), (date(2026, 11, 1), [])]
)
def test_nothing_is_paid_in_a_month_in_which_somebody_does_not_serve_any_more(tmp_path, left, gone):
    memory.fresh()
    folder = configured(tmp_path / "config").folder
    path = folder / "teams" / "shop.yaml"
    said = path.read_text("utf-8")
    path.write_text(said.replace("      post_pay:", f"{LEFT}      post_pay:", 1), encoding="utf-8")
    shop = Shop(read_settings(folder, folder))

    def keeps(score):
        shop.keeps("2026-09", score)
        memory.edit("memory:scorecard.xlsx", "名册", 1, 5, "离职日期")
        memory.edit("memory:scorecard.xlsx", "名册", 4, 5, left)

    keeps(80)
    shop.closes("2026-09")
    keeps(85)
    found = shop.offered("2026-09")[1]
    assert [(each.code, each.details["id"], each.details["into"]) for each in found.hindrances] == [
        ("accept_gone", each, "2026-10") for each in gone
    ]
    assert shop.offered("2026-09", "001", "002")[1].hindrances == ()
    assert shop.offered("2026-09", "003", outside="现金支付")[1].hindrances == ()


@pytest.mark.parametrize(
    ("period", "people", "by", "code"),
    [
        ("2026-10", (), HR, "accept_not_closed"),
        ("2026-09", ("009",), HR, "accept_nobody"),
        ("2026-09", (), "", "month_needs_name"),
    ],
)
def test_what_may_not_be_accepted_says_why(moved, period, people, by, code):
    if period == "2026-10":
        moved.keeps(period)
    assert [each.code for each in moved.offered(period, *people, by=by)[1].hindrances] == [code]


def test_months_with_accepted_changes_are_proven_by_their_archives(moved):
    moved.accepts("2026-09")
    moved.keeps("2026-10")
    moved.closes("2026-10", date(2026, 11, 9))
    record = moved.look("2026-10").life.record
    chain = chain_of(moved.folder, "shop", record)
    assert chain.whole
    verdicts = [prove(link, record) for link in chain.links]
    assert [(each.outcome, each.departure) for each in verdicts] == [("same", None), ("same", None)]
