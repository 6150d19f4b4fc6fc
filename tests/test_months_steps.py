"""What may happen to a month: every step alone, and random walks over all of them."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.figure import Cell
from scoring.period import Period
from scoring.problem import Problem
from sheets_sync.months import steps
from sheets_sync.months.names import same
from sheets_sync.months.outlook import Appeals, Outlook
from sheets_sync.months.record import Difference, Event, Record, Remembered
from sheets_sync.team import Team
from sheets_sync.team.meaning import Signs

OCTOBER = Period(2026, 10)
DAY = date(2026, 11, 3)
TEAM = Team("shop", {}, {}, {}, {}, {})
SIGNING = replace(TEAM, signs=Signs(("周敏",), ("吴芳", "郑凯")))
PUT = steps.Put("2026-10-1.zip", "d" * 64)
REMEMBERED = (("2026-08", Decimal(80)), ("2026-10", Decimal(70)), ("2026-10", Decimal(75)))


def outlook(period=OCTOBER, today=DAY, print_="a", **said):
    return Outlook(period, today, print_, people=3, **said)


def published(period=OCTOBER):
    return steps.published(Record(), outlook(period, period.last + timedelta(days=3)))


def confirmed(by="周敏"):
    return steps.confirm(published(), outlook(), by, TEAM)


def closed(by="吴芳"):
    assert steps.cannot_close(confirmed(), outlook(), by, TEAM) == ()
    return steps.close(confirmed(), outlook(), by, PUT)


def codes(found):
    return [each.code for each in found]


def test_a_month_goes_from_open_by_draft_and_confirmed_to_closed_and_back():
    assert Record().state("2026-10") == "open"
    assert published().state("2026-10") == "draft"
    assert confirmed().state("2026-10") == "confirmed"
    assert closed().state("2026-10") == "closed"
    again = steps.reopen(closed(), OCTOBER, "吴芳", "漏了一笔", (DAY, TEAM))
    assert again.state("2026-10") == "draft"
    assert [event.what for event in again.events] == ["published", "confirmed", "closed", "reopened"]


def test_a_month_under_way_is_shown_but_not_published():
    assert steps.published(Record(), outlook(today=date(2026, 10, 31))) == Record()


def test_a_month_before_a_closed_one_is_not_opened_by_looking_at_it():
    september = outlook(Period(2026, 9))
    assert steps.published(closed(), september) == closed()


def test_a_confirmation_falls_when_a_figure_moves_and_says_what_did():
    moved = Difference("2026-10", "fell", "007", "李娜", "绩效得分", "88.50", "91.00", "评分表.xlsx 月度绩效!J83")
    record = steps.fell(confirmed(), outlook(print_="b"), [moved])
    assert record.state("2026-10") == "draft"
    assert record.differences == (moved,)
    assert steps.fell(confirmed(), outlook(), [moved]) == confirmed()


def test_that_a_confirmation_fell_is_told_with_its_day_until_somebody_confirms_anew():
    moved = Difference("2026-10", "fell", "007", "李娜", "绩效得分", "88.50", "91.00")
    record = steps.fell(confirmed(), outlook(print_="b"), [moved])
    (found,) = steps.cannot_close(record, outlook(print_="b", today=DAY + timedelta(2)), "吴芳", TEAM)
    assert (found.code, found.details["on"]) == ("month_confirmation_fell", "2026-11-03")
    again = steps.confirm(record, outlook(print_="b"), "周敏", TEAM)
    assert (again.differences, steps.cannot_close(again, outlook(print_="b"), "吴芳", TEAM)) == ((), ())


def test_whoever_says_the_same_again_changes_nothing():
    assert steps.confirm(confirmed(), outlook(today=DAY + timedelta(1)), "周 敏", TEAM) == confirmed()
    once = steps.reopen(closed(), OCTOBER, "吴芳", "漏了一笔", (DAY, TEAM))
    assert steps.reopen(once, OCTOBER, "吴芳", " 漏了一笔", (DAY, TEAM)) == once


@pytest.mark.parametrize(
    ("record", "said", "by", "team", "found"),
    [
        (published(), {}, " ", TEAM, ["month_needs_name"]),
        (published(), {}, "郑凯", SIGNING, ["month_may_not_confirm"]),
        (published(), {"differing": ("工资表.xlsx",)}, "周敏", TEAM, ["month_books_differ"]),
        (Record(), {"today": date(2026, 10, 31)}, "周敏", TEAM, ["month_is_not_over"]),
        (confirmed(), {}, "郑凯", TEAM, ["month_confirmed_already"]),
        (closed(), {}, "郑凯", TEAM, ["month_closed_already"]),
    ],
)
def test_confirming_is_refused_with_the_reason(record, said, by, team, found):
    assert codes(steps.confirm(record, outlook(**said), by, team)) == found


@pytest.mark.parametrize(
    ("record", "said", "by", "team", "found"),
    [
        (confirmed(), {}, "周 敏", TEAM, ["month_four_eyes"]),
        (confirmed("Ann Lee"), {}, "ａｎｎ　lee", TEAM, ["month_four_eyes"]),
        (confirmed(), {}, "孙丽华", SIGNING, ["month_may_not_close"]),
        (published(), {}, "吴芳", TEAM, ["month_not_confirmed"]),
        (confirmed(), {"print_": "b"}, "吴芳", TEAM, ["month_confirmation_fell"]),
        (confirmed(), {"differing": ("工资表.xlsx",)}, "吴芳", TEAM, ["month_books_differ"]),
        (confirmed(), {"problems": (Problem("unmarked_day", Cell("", "", 1, 1)),)}, "吴芳", TEAM, ["month_problem"]),
        (confirmed(), {"appeals": Appeals(open=2)}, "吴芳", TEAM, ["month_appeals_open"]),
        (confirmed(), {"appeals": Appeals(until=DAY)}, "吴芳", TEAM, ["month_appeals_until"]),
        (confirmed(), {"appeals": Appeals(until=DAY - timedelta(1))}, "吴芳", TEAM, []),
        (closed(), {}, "郑凯", TEAM, ["month_closed_already"]),
    ],
)
def test_closing_is_refused_with_the_reason(record, said, by, team, found):
    assert codes(steps.cannot_close(record, outlook(**said), by, team)) == found


def test_every_reason_is_told_at_once():
    problem = Problem("unmarked_day", Cell("", "", 1, 1))
    found = steps.cannot_close(published(), outlook(problems=(problem,), differing=("工资表.xlsx",)), "周敏", SIGNING)
    assert codes(found) == ["month_may_not_close", "month_books_differ", "month_not_confirmed", "month_problem"]


def test_an_earlier_month_that_was_opened_is_closed_first():
    november = outlook(Period(2026, 11), date(2026, 12, 3))
    record = steps.published(published(), november)
    record = steps.confirm(record, november, "周敏", TEAM)
    (found,) = steps.cannot_close(record, november, "吴芳", TEAM)
    assert (found.code, found.details["earlier"]) == ("month_earlier_open", "2026-10")


def test_no_month_is_left_out_after_one_that_was_closed():
    december = outlook(Period(2026, 12), date(2027, 1, 3))
    record = steps.confirm(steps.published(closed(), december), december, "周敏", TEAM)
    (found,) = steps.cannot_close(record, december, "吴芳", TEAM)
    assert (found.code, found.details["earlier"]) == ("month_earlier_open", "2026-11")


@pytest.mark.parametrize(
    ("brought_in", "earlier"), [(("2026-08",), ["2026-09"]), (("2026-07", "2026-09"), []), (("2026-11",), [])]
)
def test_what_was_brought_in_settles_its_month_and_no_month_after_it_is_left_out(brought_in, earlier):
    record = Record()
    for month in brought_in:
        record = record.with_event(Event(0, month, "imported", date(2026, 11, 2), "吴芳"))
    record = steps.confirm(steps.published(record, outlook()), outlook(), "周敏", TEAM)
    found = steps.cannot_close(record, outlook(), "吴芳", TEAM)
    assert [(each.code, each.details["earlier"]) for each in found] == [
        ("month_earlier_open", each) for each in earlier
    ]


def test_a_month_whose_draft_was_shown_is_not_settled_by_bringing_it_in():
    september = outlook(Period(2026, 9), date(2026, 10, 3))
    record = steps.published(Record(), september).with_event(Event(0, "2026-09", "imported", DAY, "吴芳"))
    record = steps.confirm(steps.published(record, outlook()), outlook(), "周敏", TEAM)
    (found,) = steps.cannot_close(record, outlook(), "吴芳", TEAM)
    assert (found.code, found.details["earlier"]) == ("month_earlier_open", "2026-09")


def test_reopening_needs_a_closed_month_a_reason_and_the_later_ones_open():
    assert codes(steps.reopen(confirmed(), OCTOBER, "吴芳", "", (DAY, SIGNING))) == [
        "month_not_closed",
        "month_needs_reason",
    ]
    november = outlook(Period(2026, 11), date(2026, 12, 3))
    record = steps.confirm(steps.published(closed(), november), november, "周敏", TEAM)
    record = steps.close(record, november, "吴芳", steps.Put("2026-11-1.zip", "e" * 64))
    assert codes(steps.reopen(record, OCTOBER, "吴芳", "漏了", (DAY, TEAM))) == ["month_later_closed"]


def test_the_figures_of_a_month_are_history_from_its_closing_to_its_opening_again():
    august, october, now = (Remembered(month, "007", "score", value, "points") for month, value in REMEMBERED)
    record = replace(confirmed(), history=(august, october))
    record = steps.close(record, outlook(), "吴芳", PUT, (now,))
    assert record.history == (august, now)
    assert steps.reopen(record, OCTOBER, "吴芳", "漏了一笔", (DAY, TEAM)).history == (august,)


def test_nobody_signs_a_month_in_which_nobody_was_appraised():
    nobody = replace(outlook(), people=0)
    assert codes(steps.confirm(published(), nobody, "周敏", TEAM)) == ["month_of_nobody"]
    assert codes(steps.cannot_close(confirmed(), nobody, "吴芳", TEAM)) == ["month_of_nobody"]


# --- random walks

NAMES = ("甲", "乙", "丙")
MONTHS = (Period(2026, 9), OCTOBER, Period(2026, 11))
STEP = st.tuples(
    st.sampled_from(["look", "confirm", "close", "reopen"]),
    st.sampled_from(MONTHS),
    st.sampled_from(NAMES),
    st.sampled_from("ab"),
    st.integers(0, 90),
)


def walked(record, step):
    """Returns the record after somebody has tried a step, and the command has done what it does."""
    what, month, by, print_, days = step
    seen = outlook(month, date(2026, 9, 25) + timedelta(days=days), print_)
    if record.state(str(month)) != "closed":
        record = steps.published(steps.fell(record, seen, ()), seen)
    if what == "confirm":
        found = steps.confirm(record, seen, by, TEAM)
        return found if isinstance(found, Record) else record
    if what == "close" and not steps.cannot_close(record, seen, by, TEAM):
        number = 1 + sum(event.what == "closed" for event in record.of(str(month)))
        return steps.close(record, seen, by, steps.Put(f"{month}-{number}.zip", "d" * 64))
    if what == "reopen":
        found = steps.reopen(record, month, by, "原因", (seen.today, TEAM))
        return found if isinstance(found, Record) else record
    return record


@given(st.lists(STEP, max_size=40))
def test_no_walk_closes_what_one_person_alone_has_signed_or_changes_what_is_closed(path):
    record = Record()
    for step in path:
        before, record = record, walked(record, step)
        assert record.events[: len(before.events)] == before.events
        for month in before.closed():
            fresh = [event for event in record.events[len(before.events) :] if event.period == month]
            assert [event.what for event in fresh] in ([], ["reopened"])
        held_to_its_signatures(record)


def held_to_its_signatures(record):
    """Every closing follows a confirmation of the same figures by somebody else, and no later month is closed alone."""
    for month in record.closed():
        events = list(record.of(month))
        last = max(index for index, event in enumerate(events) if event.what == "closed")
        signed = next(event for event in reversed(events[:last]) if event.what in ("confirmed", "fell", "reopened"))
        assert signed.what == "confirmed"
        assert signed.fingerprint == events[last].fingerprint
        assert not same(signed.by, events[last].by)
        earlier = [each for each in record.periods() if each < month]
        assert all(record.state(each) == "closed" for each in earlier)
    assert [event.number for event in record.events] == list(range(1, len(record.events) + 1))
    files = [event.file for event in record.events if event.file]
    assert len(files) == len(set(files))


def test_events_are_numbered_in_their_order():
    record = Record().with_event(Event(0, "2026-10", "published", DAY)).with_event(Event(9, "2026-10", "fell", DAY))
    assert [event.number for event in record.events] == [1, 2]
