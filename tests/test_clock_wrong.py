"""A clock that is wrong while somebody signs: what can be found out is found out, and said with its cure."""

from datetime import UTC, date, datetime

from sheets_sync.months import steps
from sheets_sync.months.record import Record
from tests.at_work import invoke
from tests.signing_shop import everything, type_in
from tests.test_months_steps import OCTOBER, TEAM, codes, confirmed, outlook, published


def sign(team, what, *more):
    return invoke(what, "shop", "2026-10", *more, "--config", str(team / "config"))


def run(team):
    return invoke("run", "shop", "--period", "2026-10", "--config", str(team / "config"))


def test_nobody_closes_before_the_day_of_what_has_happened(team, time_machine):
    assert sign(team, "confirm", "--by", "店长").exit_code == 0
    time_machine.move_to(datetime(2026, 11, 1, 2, tzinfo=UTC), tick=False)
    before = everything(team)
    told = sign(team, "close", "--by", "人事甲")
    assert told.exit_code == 3
    assert "月结记录最后一条（2026-10）的日期是 2026-11-03，今天却是 2026-11-01" in told.output
    assert everything(team) == before
    assert "时钟错了，或者当时错了" in run(team).output


def test_what_was_confirmed_with_the_clock_ahead_is_confirmed_again_and_closed(team, time_machine):
    time_machine.move_to(datetime(2027, 11, 3, 2, tzinfo=UTC), tick=False)
    assert sign(team, "confirm", "--by", "店长").exit_code == 0
    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)
    assert sign(team, "close", "--by", "人事甲").exit_code == 3
    assert sign(team, "confirm", "--by", "店长").exit_code == 0
    assert sign(team, "close", "--by", "人事甲").exit_code == 0
    told = invoke("verify", "shop", "--config", str(team / "config"))
    assert told.exit_code == 0
    assert "第 3 条（2026-10）的日期是 2026-11-03，上一条却是 2027-11-03" in told.output


def test_what_was_closed_with_the_clock_ahead_is_told_at_every_run_and_can_be_opened_again(team, time_machine):
    assert sign(team, "confirm", "--by", "店长").exit_code == 0
    time_machine.move_to(datetime(2026, 12, 24, 2, tzinfo=UTC), tick=False)
    assert sign(team, "close", "--by", "人事甲").exit_code == 0
    time_machine.move_to(datetime(2026, 11, 4, 2, tzinfo=UTC), tick=False)
    assert "月结记录最后一条（2026-10）的日期是 2026-12-24，今天却是 2026-11-04" in run(team).output
    type_in(team / "books/adjustments.xlsx", "调整", "D2", 99)
    assert sign(team, "accept", "--by", "人事甲", "--yes").exit_code == 3
    assert sign(team, "reopen", "--by", "人事甲", "--reason", "时钟错了").exit_code == 0
    assert "今天却是" not in run(team).output


def test_days_to_appeal_are_not_counted_from_a_day_that_nobody_knows():
    ahead = confirmed()  # on 3 November
    november = outlook(OCTOBER.shift(1), date(2026, 12, 1))
    assert [event.what for event in steps.published(ahead, november).events] == ["published", "confirmed", "published"]
    assert steps.published(ahead, outlook(OCTOBER.shift(-1), date(2026, 11, 2))) == ahead
    assert steps.published(Record(), outlook(today=date(2026, 11, 2))).state("2026-10") == "draft"


def test_who_confirmed_may_confirm_again_only_while_the_record_is_ahead():
    day = date(2026, 11, 2)
    assert steps.confirm(confirmed(), outlook(), "周敏", TEAM) == confirmed()
    again = steps.confirm(confirmed(), outlook(today=day), "周敏", TEAM)
    assert [event.on for event in again.events][1:] == [date(2026, 11, 3), day]
    assert codes(steps.cannot_close(confirmed(), outlook(today=day), "吴芳", TEAM)) == ["month_clock_behind"]
    assert steps.cannot_close(again, outlook(today=day), "吴芳", TEAM) == ()
    assert [event.on for event in published().events] == [date(2026, 11, 3)]
