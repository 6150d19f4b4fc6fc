"""Done marks on Google: people type them into locked tabs of ours, at any moment, and none is lost."""

from datetime import date

import pytest

from sheets_sync.plan import Trust
from sheets_sync.run import Here, look, run
from sheets_sync.settings import read_settings
from tests.appealing import OCTOBER
from tests.played import Google, Refused
from tests.signing import signed_in
from tests.smallest import SCHEME, opened
from tests.test_tasks import TASKS

LEAD = "lead@example.com"


class Shop:
    """The smallest team on the played Google, whose scheme asks for talks."""

    def __init__(self, google, folder):
        self.google, self.ids = google, opened(google, folder / "config")
        self.book = self.ids["months"] = google.add("月结", {"工作表1": []})
        google.person("boss@example.com").share(self.book, LEAD)
        scheme = folder / "config" / "schemes" / "shop" / "2020-01-01.yaml"
        scheme.write_text(SCHEME.replace("headline: {score: points, place: place}\n", TASKS), encoding="utf-8")
        path = folder / "config" / "teams" / "shop.yaml"
        months = f'  months: {{at: "google:{self.book}"}}\n'
        path.write_text(path.read_text("utf-8") + months, encoding="utf-8")
        self.settings = read_settings(folder / "config", folder / "config")
        assert not self.settings.problems, self.settings.problems

    def looked(self, day=2):
        self.google.clock.sleep(3600)
        here = Here(date(2026, 11, day), self.settings.archive)
        team, versions = self.settings.teams["shop"], self.settings.versions["shop"]
        return look(team, versions, OCTOBER, calendar=self.settings.calendar, here=here)

    def written(self, prospect=None):
        done = run(prospect or self.looked(), Trust())
        assert (done.refusals, done.faults) == ((), ())
        return done.written

    def tick(self, cell, mark):
        self.google.person(LEAD).type(self.book, "待办", cell, mark)

    def marks(self):
        rows = self.google.grid(self.book)["待办"].rows[2:]
        return [(row[1], row[3], row[7], row[8] or None) for row in rows]


@pytest.fixture
def shop(tmp_path):
    with Google() as google, signed_in(google):
        yield Shop(google, tmp_path)


def test_people_may_type_a_mark_and_nothing_else(shop):
    shop.written()
    shop.tick("I4", "谈过")
    for cell in ("H4", "I2", "I1", "A4"):
        with pytest.raises(Refused):
            shop.tick(cell, "x")
    assert shop.written() == ("月结",)
    assert shop.marks() == [
        ("001", "低于 82 分", "待办", None),
        ("001", "谈话提醒", "完成", "谈过"),
        ("002", "低于 82 分", "待办", None),
    ]
    assert shop.looked().plan.is_empty


def test_a_mark_that_is_typed_while_we_write_is_not_written_over(shop):
    shop.written()
    prospect = shop.looked(day=12)  # a task is overdue by now, so the tab is written
    shop.tick("I5", "已定")
    run(prospect, Trust())
    shop.written(shop.looked(day=12))
    assert [each[2:] for each in shop.marks()] == [("待办", None), ("逾期 3 天", None), ("完成", "已定")]


def test_cells_that_somebody_locked_are_opened_again_and_rows_to_come_are_open_too(shop):
    shop.written()
    shop.google.person("boss@example.com").type(shop.ids["scorecard"], "评分", "D4", 70)
    assert "月结" in shop.written()
    assert [each[:2] for each in shop.marks()][3:] == [("003", "低于 82 分"), ("003", "谈话提醒")]
    shop.tick("I7", "谈过")
    shop.written()
    assert shop.marks()[4] == ("003", "谈话提醒", "完成", "谈过")
    assert shop.looked().plan.is_empty
