"""The smallest team on the played Google, whose supervisor and HR tick in the months' book."""

from datetime import date

from scoring.period import Period
from sheets_sync.run import Here, look
from sheets_sync.settings import read_settings
from sheets_sync.ticking import run_with_ticks
from tests.smallest import opened

LEAD, HR = "lead@example.com", "hr@example.com"
SIGNS = f'{{confirm: ["店长 <{LEAD}>"], close: ["人事甲 <{HR}>"]}}'
TO_CONFIRM, TO_CLOSE = "主管打勾确认（店长）", "人事打勾关账（人事甲）"
DAY = date(2026, 11, 9)


def configured(google, folder, signs=SIGNS):
    """Puts the team's spreadsheets there and writes its configuration; returns the id of each book by its key."""
    ids = opened(google, folder / "config")
    ids["months"] = google.add("月结", {"工作表1": []})
    for who in (LEAD, HR):
        google.person("boss@example.com").share(ids["months"], who)
    path = folder / "config" / "teams" / "shop.yaml"
    said = path.read_text("utf-8").replace('results: {at: "google:', 'results: {pay: yes, at: "google:')
    path.write_text(f'{said}  months: {{at: "google:{ids["months"]}"}}\nsigns: {signs}\n', encoding="utf-8")
    return ids


def begun(google, folder, signs=SIGNS):
    """Returns the team before any run."""
    return Shop(google, folder, configured(google, folder, signs))


class Shop:
    """The team, as people see it in their browsers and as the service runs it."""

    def __init__(self, google, folder, ids):
        self.google, self.folder, self.ids = google, folder, ids
        self.read()

    def read(self):
        self.settings = read_settings(self.folder / "config", self.folder / "config")
        assert not self.settings.problems, self.settings.problems

    def looked(self, day=DAY, period="2026-10"):
        self.google.clock.sleep(3600)
        here = Here(day, self.settings.archive)
        team, versions = self.settings.teams["shop"], self.settings.versions["shop"]
        return look(team, versions, Period.parse(period), calendar=self.settings.calendar, here=here)

    def ran(self, **said):
        """Runs as the worker does, and returns what was done."""
        return run_with_ticks(lambda: self.looked(**said), self.settings)

    def written(self, **said):
        done = self.ran(**said)
        assert (done.refusals, done.faults) == ((), ())
        return done.written

    def tick(self, who, title, value=True, period="2026-10"):
        """Has somebody tick the box of a month in their browser."""
        self.google.person(who).type(self.ids["months"], "月结", self.place(title, period), value)

    def place(self, title, period="2026-10"):
        _, titles, *rows = self.rows()
        row = next(number for number, row in enumerate(rows, start=3) if row[0] == period)
        return f"{chr(ord('A') + titles.index(title))}{row}"

    def rows(self):
        return self.google.grid(self.ids["months"])["月结"].rows

    def cell(self, title, period="2026-10"):
        _, titles, *rows = self.rows()
        return next(row for row in rows if row[0] == period)[titles.index(title)]

    def boxes(self, period="2026-10"):
        return self.cell("状态", period), self.cell(TO_CONFIRM, period), self.cell(TO_CLOSE, period)

    def why(self, period="2026-10"):
        return (self.cell("离关账还差什么", period) or "").split("\n")[0]

    def events(self):
        _, _, *rows = self.google.grid(self.ids["months"])["月结记录"].rows
        return [(row[2], row[4], row[6]) for row in rows]

    def score(self, value, cell="D2"):
        self.google.person("boss@example.com").type(self.ids["scorecard"], "评分", cell, value)

    def november(self):
        """Brings the scores and the attendance of the next month."""
        boss = self.google.person("boss@example.com")
        people = [("001", "甲一"), ("002", "乙二"), ("003", "丙三")]
        for row, (number, _) in enumerate(people, start=5):
            for column, value in zip("ACD", (number, "2026-11-01", 70 + row), strict=True):
                boss.type(self.ids["scorecard"], "评分", f"{column}{row}", value)
        days = range(1, 31)
        rows = [["工号", "姓名", *days], *([number, name, *("√" for _ in days)] for number, name in people)]
        boss.add_tab(self.ids["attendance"], "2026年11月", rows)
