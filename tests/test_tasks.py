"""Tasks (待办): what results ask people to do, until when, and the mark that they type; we do nothing of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from scoring.calendar import Calendar
from sheets_sync import closing
from sheets_sync.backends import backend, memory
from sheets_sync.grid import Column, Grid, Tab, Wanted
from sheets_sync.months.tasks import Task, kept_tasks, merged
from sheets_sync.settings import read_settings
from tests.appealing import OCTOBER, carried_out, kept, looked, written
from tests.smallest import SCHEME
from tests.worlds import scheme

TASKS = """\
level:
  weak: {rule: meets, all: {points: {below: 82}}, zh: 低于 82 分, en: Below 82}
  talk: {rule: meets, all: {points: {below: 81}}, zh: 谈话提醒, en: Reminder talk}
headline: {score: points, place: place, proposals: [weak]}
tasks:
  talk: {within: 5, by: supervisor}
"""
AT = "memory:月结.xlsx"


@pytest.fixture
def settings(tmp_path):
    """Returns the configuration of a shop whose scheme asks for a talk below 81 points, and for a decision below 82."""
    memory.fresh()
    text = SCHEME.replace("headline: {score: points, place: place}\n", TASKS)
    written(tmp_path / "config", text, table="")
    found = read_settings(tmp_path / "config", tmp_path / "config")
    assert not found.problems, found.problems
    return found


def ran(settings, today=date(2026, 11, 2), score=80, period=OCTOBER):
    kept(period=str(period), score=score)
    carried_out(looked(settings, today, period))
    return rows()


def rows():
    """Returns month, person, task, due day, state and mark of every row as it stands in the months' book."""
    grid = backend(AT).read(AT).grids["待办"]
    wide = [(*row, *(None,) * (10 - len(row))) for row in grid.rows[2:]]
    return [(row[0], row[1], row[3], row[6], row[7], row[8]) for row in wide]


def typed(place, mark):
    """A person types a mark into the row of a task."""
    book = backend(AT).read(AT)
    grid = book.grids["待办"]
    lines = [list(row) for row in grid.rows]
    lines[place + 2][8] = mark
    changed = replace(grid, rows=tuple(map(tuple, lines)))
    memory.put(AT, *(changed if each.title == "待办" else each for each in book.grids.values()))


DECIDE_1 = ("2026-10", "001", "低于 82 分", None, "待办", None)
DECIDE_2 = ("2026-10", "002", "低于 82 分", None, "待办", None)
TALK = ("2026-10", "001", "谈话提醒", date(2026, 11, 9), "待办", None)


def test_proposals_and_tasks_stand_there_with_the_day_that_the_scheme_gives(settings):
    assert ran(settings) == [DECIDE_1, TALK, DECIDE_2]
    grid = backend(AT).read(AT).grids["待办"]
    assert grid.rows[1] == ("月份", "工号", "姓名", "事项", "依据", "谁办", "期限", "状态", "完成（在此打勾）", "代号")
    assert grid.rows[3][4:6] == ("各项都符合：考核得分 80.00 分", "主管")


def test_a_month_that_is_not_over_asks_for_nothing(settings):
    assert ran(settings, date(2026, 10, 30)) == []


def test_a_mark_that_somebody_typed_stays_and_is_neither_a_change_nor_a_hand_edit(settings):
    ran(settings)
    typed(1, "√ 11-05 谈过")
    prospect = looked(settings)
    (book,) = prospect.plan.to_write  # its state becomes: done
    assert (book.wanted.key, book.edits) == ("months", ())
    carried_out(prospect)
    assert rows() == [DECIDE_1, (*TALK[:4], "完成", "√ 11-05 谈过"), DECIDE_2]
    assert looked(settings).plan.to_write == ()


def test_a_no_is_no_done_mark(settings):
    ran(settings)
    typed(1, "否")
    assert looked(settings).plan.to_write == ()
    assert Task("", "", "", "", "", done=True).is_done
    assert not Task("", "", "", "", "", done=False).is_done


def test_what_is_overdue_says_for_how_many_days(settings):
    ran(settings)
    assert ran(settings, date(2026, 11, 9))[1] == TALK
    assert ran(settings, date(2026, 11, 12))[1] == (*TALK[:4], "逾期 3 天", None)


def test_what_results_no_longer_ask_for_is_withdrawn_and_kept(settings):
    ran(settings)
    typed(2, "已定")
    assert ran(settings, score=81) == [
        (*DECIDE_1[:3], None, "待办", None),
        (*TALK[:4], "撤回", None),
        (*DECIDE_2[:3], None, "完成", "已定"),
    ]
    assert ran(settings) == [DECIDE_1, TALK, (*DECIDE_2[:4], "完成", "已定")]


def test_the_tasks_of_a_closed_month_stay_and_later_ones_stand_below(settings):
    ran(settings)
    carried_out(closing.confirm(looked(settings), "店长"))
    carried_out(closing.close(looked(settings), "人事甲", settings))
    assert ran(settings, score=95) == [DECIDE_1, TALK, DECIDE_2]
    november = OCTOBER.shift(1)
    assert ran(settings, date(2026, 12, 1), 81, november)[3:] == [("2026-11", "001", "低于 82 分", None, "待办", None)]


def test_a_day_in_a_year_that_nobody_knows_is_said(settings):
    strange = replace(settings, calendar=Calendar(years=frozenset({2025})))
    assert ran(strange)[1] == (*TALK[:3], None, "待办（期限未定：2026 年日历未知）", None)


def test_a_row_that_somebody_took_out_comes_back(settings):
    ran(settings)
    book = backend(AT).read(AT)
    short = replace(book.grids["待办"], rows=book.grids["待办"].rows[:3])
    memory.put(AT, *(short if each.title == "待办" else each for each in book.grids.values()))
    found = looked(settings)
    assert [each.what for each in found.plan.to_write[0].edits] == ["row_gone", "row_gone"]


def test_a_day_that_results_tell_is_the_last_day_itself():
    done = scheme(
        "since: 2026-01-01\nfacts: {skill_date: {unit: date}}\n"
        "level: {review: {rule: due, from: skill_date, days: 30}}\n"
        "tasks: {review: {by: supervisor}}\n"
    )
    assert (done.tasks["review"].by, done.tasks["review"].within) == ("supervisor", 0)


def test_proposals_are_tasks_of_hr_unless_the_scheme_says_otherwise():
    text = "since: 2026-01-01\nfacts: {score: {unit: points}}\nlevel: {low: {rule: meets, all: {score: {below: 60}}}}\n"
    found = scheme(f"{text}headline: {{proposals: [low]}}\n")
    assert (found.tasks["low"].by, found.tasks["low"].within) == ("hr", 0)
    found = scheme(f"{text}headline: {{proposals: [low]}}\ntasks: {{low: {{within: 2, by: supervisor}}}}\n")
    assert (found.tasks["low"].by, found.tasks["low"].within) == ("supervisor", 2)


def test_nothing_is_kept_where_there_is_no_book_yet():
    assert kept_tasks(None) == ()
    task = Task("2026-10", "001", "甲一", "low", "谈话", done=Decimal(1))
    assert merged([task], [], "2026-10") == (task,)


def test_cells_for_typing_are_not_locked_in_a_workbook(tmp_path):
    openpyxl = pytest.importorskip("openpyxl")
    columns = (Column("工号"), Column("完成", typed=True))
    tab = Tab("待办", "月结", columns, (("001", None), ("002", "√")))
    path = tmp_path / "月结.xlsx"
    backend(f"xlsx:{path}").write(Wanted("months", f"xlsx:{path}", "", (tab,)), "")
    sheet = openpyxl.load_workbook(path)["待办"]
    assert sheet.protection.sheet
    assert [[cell.protection.locked for cell in line] for line in sheet["A2:B4"]] == [
        [True, True],
        [True, False],
        [True, False],
    ]
    assert isinstance(backend(f"xlsx:{path}").read(f"xlsx:{path}").grids["待办"], Grid)
