"""A shop in memory whose months are signed while the ground shakes: what people do there, and what a reader sees."""

import re
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from scoring.period import Period
from sheets_sync import closing
from sheets_sync.afterwards.accepting import Wish, offer, take_over
from sheets_sync.afterwards.brought import brought
from sheets_sync.afterwards.importing import kept_name, read_file, with_past
from sheets_sync.afterwards.late_changes import late_changes
from sheets_sync.afterwards.noting import noted
from sheets_sync.afterwards.past import Known
from sheets_sync.archive import keep
from sheets_sync.backends import memory
from sheets_sync.grid import Grid
from sheets_sync.months.book import record_of
from sheets_sync.plan import Trust
from sheets_sync.run import Here, look, run, run_until_settled
from sheets_sync.seal import unpack
from sheets_sync.settings import read_settings
from sheets_sync.tidy.roster import Roster
from tests.appealing import HEADINGS, TABLE
from tests.smallest import PEOPLE, SCHEME, SERVICE, TEAM

MONTHS = ("2026-09", "2026-10", "2026-11")
PAST = "2026-08"
OURS = {"summary": "汇总", "payroll": "工资", "results": "结果"}
STATES = {"草稿": "draft", "已确认": "confirmed", "已关账": "closed"}
LOOKING_BACK = """\
level:
  before: {rule: mean_over, of: points, over: previous_period, zh: 上月得分, en: Points of last month}
"""
STEADY = "  steady: {rule: formula, formula: before * 1, gives: yuan, zh: 稳定奖, en: Steadiness}\n"
Inputs = dict[tuple[str, str], object]


class Shown(NamedTuple):
    """What a reader sees in one of our books: the state of its month, everybody's pay, and every cell."""

    state: str
    pay: tuple[object, ...]
    cells: dict[str, object]


def configured(folder, *, apart):
    """Writes the configuration; our books have a place a month, or one for all months that they turn over."""
    said = TEAM.replace('summary: {at: "google:{scorecard}"}', 'summary: {at: "memory:{ours}summary"}')
    said = _without(said, "  attendance: {at", "  adjustments: {at")
    said = _without(said, "  attendance:\n", "  adjustments:\n")
    for key in ("scorecard", "adjustments"):
        said = said.replace(f"google:{{{key}}}", f"memory:{key}")
    said = said.replace("google:{payroll}", "memory:{ours}payroll")
    said = said.replace('"google:{results}"', '"memory:{ours}results", pay: yes').replace("ours:\n", f"{TABLE}ours:\n")
    said = said.replace("{ours}", "{period}/" if apart else "") + '  months: {at: "memory:月结"}\n'
    scheme = SCHEME.replace("rank:\n", f"{LOOKING_BACK}rank:\n").replace("pays: [", f"{STEADY}pays: [steady, ")
    scheme = _without(scheme.replace(", award]", "]"), "  award:", STEADY)
    scheme = _without(_without(scheme, "  late_count:", "  post_pay:"), "settings:", "facts:")
    scheme = scheme[: scheme.index("names:")]
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


def _without(said, start, end):
    """Returns a text without what stands from one place to before another: nobody here keeps attendance."""
    first = said.index(start)
    return said[:first] + said[said.index(end, first) :]


class Shop:
    """The shop, its people, and the day."""

    def __init__(self, settings, *, apart, today=date(2026, 12, 2)):
        memory.fresh()
        self.settings, self.apart, self.today = settings, apart, today
        self.team, self.versions = settings.teams["shop"], settings.versions["shop"]
        self.scores = {(month, who): Decimal(80 + place) for month in (PAST, *MONTHS) for place, (who, _) in _people()}
        self.pay = {who: Decimal(2000) for who, _ in PEOPLE}
        self.adjusted, self.appealed = {}, []
        self._scorecard()
        self._adjustments()

    def _scorecard(self):
        roster = [(who, name, "店员", self.pay[who]) for who, name in PEOPLE]
        scores = [(who, NAMES[who], _first(month), score) for (month, who), score in self.scores.items()]
        memory.put(
            "memory:scorecard",
            Grid("名册", (("工号", "姓名", "岗位", "岗位工资"), *roster)),
            Grid("评分", (("工号", "姓名", "月份", "得分"), *scores)),
        )

    def _adjustments(self):
        paid = [
            (who, NAMES[who], _first(month), amount, "补", "人事甲") for (month, who), amount in self.adjusted.items()
        ]
        memory.put(
            "memory:adjustments",
            Grid("调整", (("工号", "姓名", "月份", "金额", "原因", "批准人"), *paid)),
            Grid("申诉", (HEADINGS, *self.appealed)),
        )

    def score(self, month, who, score):
        self.scores[month, who] = score
        self._scorecard()

    def pays(self, who, pay):
        self.pay[who] = pay
        self._scorecard()

    def adjusts(self, month, who, amount):
        self.adjusted[month, who] = amount
        self._adjustments()

    def appeals(self, month, who, correction):
        """Has somebody appeal on this day, and the lead uphold it at once."""
        row = (who, NAMES[who], _first(month), "得分", "算错了", self.today, "成立", correction, "核实", "人事甲")
        self.appealed.append((*row, self.today))
        self._adjustments()

    def here(self):
        return Here(self.today, self.settings.archive)

    def looked(self, month):
        period = Period.parse(month)
        return look(self.team, self.versions, period, calendar=self.settings.calendar, here=self.here())

    def ran(self, month, *, meanwhile=lambda: None, **said):
        """Runs as the worker does."""

        def prospects():
            found = self.looked(month)
            meanwhile()
            return found

        return run_until_settled(prospects, Trust(), **said)

    def signs(self, what, month, by):
        """Signs and writes; returns None where something stands in the way."""
        prospect = self.looked(month)
        if prospect.unreached:
            return None
        steps = {
            "confirm": lambda: closing.confirm(prospect, by),
            "close": lambda: closing.close(prospect, by, self.settings),
            "reopen": lambda: closing.reopen(prospect, by, f"漏了一笔 {self.today}", self.settings),
        }
        found = steps[what]()
        return None if isinstance(found, tuple) else run(found, Trust())

    def accepts(self, month, by, outside=""):
        """Takes late changes of a closed month over."""
        prospect = self.looked(month)
        if prospect.unreached:
            return None
        found = offer(prospect, self.here(), self.today, Wish(by, (), outside))
        if found.hindrances or not found.accepted.lines:
            return None
        return take_over(prospect, self.settings.archive, found.accepted, Trust())

    def notices(self):
        """Looks for late changes of closed months, as the worker does."""
        closed = self.record().closed()
        return list(late_changes(self.team, self.versions, self.settings.calendar, self.here(), Trust(), closed))

    def imports(self, path, by, score, why=""):
        """Brings the month before the first one in."""
        lines = [f"{PAST},{who},{name},{score}" for who, name in PEOPLE]
        path.write_text("\n".join(["月份,工号,姓名,考核得分", *lines]), encoding="utf-8")
        prospect = self.looked(MONTHS[-1])
        if prospect.unreached:
            return None
        book, content = read_file(path)
        roster = Roster({each.id: each for each in prospect.department.people})
        record = prospect.life.before
        found = brought(book, Known(self.team, self.versions, roster, record, self.today, bool(why)))
        if found.problems:
            return None
        name = kept_name(path, content)
        keep(self.settings.archive / "shop" / name, content)
        return noted(prospect, with_past(record, found.rows, (by, why, self.today), (name, content)), Trust())

    def record(self):
        """Returns what the seal of the months' book says has happened."""
        found = memory._books.get(self.address("months", MONTHS[0]))
        return record_of("shop", found)

    def address(self, key, month):
        return self.team.ours[key].address(Period.parse(month))

    def runs_anyhow(self, month):
        """Runs over whatever people have typed, and back to an earlier month where our books show a later one."""
        return self.ran(month, accept_edits=True, force=not self.apart)

    def shown(self, key, month):
        """Returns what a reader sees of a month in one of our books; None where it does not show that month."""
        book = memory._books.get(self.address(key, month))
        seal = unpack(book) if book else None
        if seal is None or seal.period != month:
            return None
        cells = {title: grid.rows for title, grid in book.grids.items() if not grid.hidden}
        said = {match for rows in cells.values() for match in re.findall("草稿|已确认|已关账", str(rows[0][0]))}
        assert len(said) == 1, f"{book.address} says {said}"
        titles, *rows = cells[OURS[key]][1:]
        at = titles.index("应发合计") if "应发合计" in titles else None
        pay = (
            ()
            if at is None
            else tuple((row[0], row[at] if row[at] != "待处理" else None) for row in rows if row[0] in NAMES)
        )
        return Shown(STATES[said.pop()], tuple(sorted(pay)), cells)


NAMES = dict(PEOPLE)
PERSONS = {"店长": "店长", "店 长": "店长", "人事甲": "人事甲", "人事甲.": "人事甲", "吴芳": "吴芳"}
"""Names as people sign, to who they are."""


def _people():
    return enumerate(PEOPLE)


def _first(month):
    return Period.parse(month).first
