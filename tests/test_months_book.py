"""What remembers the months: written, read back from its seal, and never believed when it is not ours."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from sheets_sync.backends import memory
from sheets_sync.grid import BookFault, Column, Grid, Tab, Wanted
from sheets_sync.months.book import record_of
from sheets_sync.months.fingerprint import fingerprint
from sheets_sync.months.record import Difference, Event, Record, Remembered, Seen
from sheets_sync.present.months_tabs import months_book
from sheets_sync.team import Team
from sheets_sync.team.meaning import OurBook

ADDRESS = "memory:月结.xlsx"
RECORD = Record(
    (
        Event(1, "2026-10", "published", date(2026, 11, 1), fingerprint="a068-6300-cc16-afee"),
        Event(2, "2026-10", "confirmed", date(2026, 11, 2), "007", "a068-6300-cc16-afee"),
        Event(3, "2026-10", "closed", date(2026, 11, 5), "=1+1", "a068", "", "2026-10-1.zip", "d" * 64),
        Event(4, "2026-10", "reopened", date(2026, 11, 6), "吴芳", reason="漏了\n一笔"),
    ),
    (
        Remembered("2026-09", "007", "score", Decimal(88) / Decimal(7), "points"),
        Remembered("2026-09", "007", "star", None, "word", "三星"),
    ),
    (Difference("2026-10", "fell", "007", "李娜", "绩效得分", "88.50", "91.00", "评分表.xlsx 月度绩效!J83"),),
    (
        Seen("2026-10", 26, 0, "a068-6300-cc16-afee", ("一", "二"), date(2026, 11, 3)),
        Seen("2026-11", 0, 3, "b"),
    ),
)


def team(language="zh", name="shop"):
    return Team(name, {"zh": "小店"}, {}, {}, {}, {"months": OurBook(ADDRESS)}, language=language)


@pytest.fixture(autouse=True)
def _no_books():
    memory.fresh()


def kept(record=RECORD, **said):
    memory.write(months_book(team(**said), record), "")
    return memory.read(ADDRESS)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_written_is_read_back_to_the_last_digit(language):
    assert record_of("shop", kept(language=language)) == RECORD


def test_nothing_has_happened_where_there_is_no_book_yet():
    assert record_of("shop", None) == Record()
    assert record_of("shop", BookFault("book_missing")) == Record()
    assert record_of("shop", kept(Record())) == Record()


def test_what_somebody_types_into_a_cell_is_not_believed():
    kept()
    memory.edit(ADDRESS, "月结记录", 5, 5, "郑凯")
    assert record_of("shop", memory.read(ADDRESS)) == RECORD


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda: memory.put(ADDRESS, Grid("工作表1", ())), "months_foreign"),
        (lambda: memory.edit(ADDRESS, "_seal", 1, 1, '{"form": 1}'), "months_foreign"),
        (lambda: memory.edit(ADDRESS, "_seal", 2, 1, "AAAA"), "months_foreign"),
    ],
)
def test_a_book_that_is_not_ours_or_was_tampered_with_is_no_record(spoil, code):
    kept()
    spoil()
    with pytest.raises(BookFault) as fault:
        record_of("shop", memory.read(ADDRESS))
    assert fault.value.code == code


def test_another_team_s_record_is_not_taken_for_ours():
    with pytest.raises(BookFault) as fault:
        record_of("other", kept())
    assert (fault.value.code, fault.value.details["found"]) == ("months_other_team", "shop")


@pytest.mark.parametrize(
    "rows",
    [
        (("1", "2026-10", "", date(2026, 11, 1), *(None,) * 6, "published", "shop"),),
        ((Decimal(2), "2026-10", "", date(2026, 11, 1), *(None,) * 6, "published", "shop"),),
        ((Decimal(1), "2026-10", "", date(2026, 11, 1), *(None,) * 6, "sold", "shop"),),
        ((Decimal(1), "2026-10", "", "yesterday", *(None,) * 6, "published", "shop"),),
    ],
)
def test_a_record_that_a_later_version_wrote_is_not_guessed_at(rows):
    whole = months_book(team(), RECORD)
    columns = tuple(Column(str(number)) for number in range(12))
    tabs = tuple(Tab("月结记录", "", columns, rows) if tab.title == "月结记录" else tab for tab in whole.tabs)
    memory.write(Wanted("months", ADDRESS, "", tabs), "")
    with pytest.raises(BookFault) as fault:
        record_of("shop", memory.read(ADDRESS))
    assert fault.value.code == "months_unreadable"


BEFORE = {
    "zh": "月份|状态|人数|须处理的问题|指纹|公布日期|申诉截止|确认人|确认日期"
    "|关账人|关账日期|存档文件|重开原因|离关账还差什么",
    "en": "Month|State|People|Problems to put right|Fingerprint|Published|Appeals until|Confirmed by|Confirmed on"
    "|Closed by|Closed on|Archive|Reopened because|What stands in the way of closing",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_record_written_before_the_day_was_noted_is_read_without_it(language):
    whole = months_book(team(language), RECORD)
    columns = tuple(map(Column, BEFORE[language].split("|")))
    row = ("2026-10", "草稿", Decimal(26), Decimal(0), "a068-6300-cc16-afee", *(None,) * 8, "一\n二")
    nobody_looked = ("2026-08", "导入历史", *(None,) * 12)
    first = Tab(whole.tabs[0].title, "", columns, (row, nobody_looked))
    memory.write(Wanted("months", ADDRESS, "", (first, *whole.tabs[1:])), "")
    assert record_of("shop", memory.read(ADDRESS)).seen == (
        Seen("2026-10", 26, 0, "a068-6300-cc16-afee", ("一", "二"), None),
    )


@pytest.mark.parametrize("day", ["yesterday", Decimal(46329)])
def test_a_day_that_is_none_is_not_guessed_at(day):
    whole = months_book(team(), RECORD)
    at = [each.title for each in whole.tabs[0].columns].index("数据最后变动")
    first = replace(whole.tabs[0], rows=tuple((*row[:at], day, *row[at + 1 :]) for row in whole.tabs[0].rows))
    memory.write(replace(whole, tabs=(first, *whole.tabs[1:])), "")
    with pytest.raises(BookFault) as fault:
        record_of("shop", memory.read(ADDRESS))
    assert fault.value.code == "months_unreadable"


# --- the fingerprint


def books(heading="草稿", score="88.50", digest="a", title="得分"):
    summary = Tab("汇总", heading, (Column("工号"), Column(title)), (("007", Decimal(score)),))
    receipt = Tab("回执", heading, (Column("摘要"),), ((digest,),))
    results = Tab("结果", heading, (Column("工号"),), ((digest,),))
    return [Wanted("summary", "memory:a", "2026-10", (summary, receipt)), Wanted("results", "", "", (results,))]


def test_headings_receipt_and_results_are_no_part_of_the_fingerprint():
    assert fingerprint(books()) == fingerprint(books(heading="已确认", digest="b", score="88.5"))


@pytest.mark.parametrize("said", [{"score": "88.51"}, {"title": "绩效得分"}])
def test_any_figure_and_any_title_is(said):
    assert fingerprint(books()) != fingerprint(books(**said))
