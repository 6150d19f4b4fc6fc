"""The tiny shop with a table of appeals, its months confirmed and closed; its books are in memory."""

from datetime import date

from scoring.period import Period
from sheets_sync.backends import memory
from sheets_sync.grid import Grid
from sheets_sync.plan import Trust
from sheets_sync.run import Here, look, run
from tests.archived import books
from tests.smallest import SCHEME, SERVICE, TEAM

TABLE = """\
  appeals:
    kind: appeals
    book: adjustments
    tab: 申诉
    columns:
      employee_id: {titles: [工号], as: id}
      name: {titles: [姓名], as: text}
      period: {titles: [月份], as: month}
      item: {titles: [项目], as: text}
      why: {titles: [理由], as: text}
      filed: {titles: [提交日期], as: date}
      status:
        titles: [处理状态]
        as: choice
        choices:
          {received: [已受理], under_review: [复核中], upheld: [成立], partly_upheld: [部分成立], rejected: [不成立]}
      correction: {titles: [更正为], as: text}
      decision: {titles: [处理意见], as: text}
      decided_by: {titles: [处理人], as: text}
      decided_on: {titles: [处理日期], as: date}
"""
HEADINGS = (
    "工号", "姓名", "月份", "项目", "理由", "提交日期", "处理状态", "更正为", "处理意见", "处理人", "处理日期",
)  # fmt: skip
OCTOBER = Period(2026, 10)


def written(folder, scheme=SCHEME, table=TABLE):
    """Writes the configuration of the shop, in which people may appeal."""
    said = TEAM.replace('google:{scorecard}"}\n  payroll', 'memory:汇总.xlsx"}\n  payroll')
    for key in ("scorecard", "attendance", "adjustments", "payroll", "results"):
        said = said.replace(f"google:{{{key}}}", f"memory:{key}.xlsx")
    said = said.replace("ours:\n", f"{table}ours:\n") + '  months: {at: "memory:月结.xlsx"}\n'
    files = {"teams/shop.yaml": said, "schemes/shop/2020-01-01.yaml": scheme, "service.yaml": SERVICE}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def row(item, status=None, correction=None, **said):
    """Returns an appeal of 乙二 against October."""
    usual = {"id": "002", "name": "乙二", "period": date(2026, 10, 1), "why": "算错了", "filed": date(2026, 11, 3)}
    usual |= {"decision": None, "by": None, "on": None}
    if status in ("成立", "部分成立", "不成立"):
        usual |= {"decision": "录音核实", "by": "人事甲", "on": date(2026, 11, 4)}
    usual |= said
    first = (usual["id"], usual["name"], usual["period"], item, usual["why"], usual["filed"])
    return (*first, status, correction, usual["decision"], usual["by"], usual["on"])


def kept(*appeals, period="2026-10", score=80):
    """Puts the books of a month there, as people keep them, with the appeals."""
    for address, book in books(period, score).items():
        if address == "memory:月结.xlsx":
            continue
        grids = [*book.grids.values()]
        if address == "memory:adjustments.xlsx":
            grids.append(Grid("申诉", (HEADINGS, *appeals)))
        memory.put(address, *grids)


def looked(settings, today=date(2026, 11, 2), period=OCTOBER):
    """Returns what a run would do."""
    here = Here(today, settings.archive)
    return look(settings.teams["shop"], settings.versions["shop"], period, calendar=settings.calendar, here=here)


def carried_out(prospect):
    """Carries a prospect out."""
    assert not isinstance(prospect, tuple), prospect
    done = run(prospect, Trust(), force=True)
    assert not done.refusals, done.refusals
    assert not done.faults, done.faults
    return done
