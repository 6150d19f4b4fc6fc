"""A month signed on Google: confirmed, fallen when somebody types, confirmed again and closed."""

from datetime import date

import pytest

from scoring.period import Period
from sheets_sync import closing
from sheets_sync.plan import Trust
from sheets_sync.run import Here, look, run
from sheets_sync.settings import read_settings
from tests.played import Google
from tests.signing import signed_in
from tests.smallest import opened


class Shop:
    """The smallest team on the played Google, whose months are confirmed and closed."""

    def __init__(self, google, folder):
        self.google, self.ids = google, opened(google, folder / "config")
        self.ids["months"] = google.add("月结", {"工作表1": []})
        path = folder / "config" / "teams" / "shop.yaml"
        said = path.read_text("utf-8").replace('results: {at: "google:', 'results: {pay: yes, at: "google:')
        path.write_text(said + f'  months: {{at: "google:{self.ids["months"]}"}}\n', encoding="utf-8")
        self.settings = read_settings(folder / "config", folder / "config")

    def looked(self):
        self.google.clock.sleep(3600)
        here = Here(date(2026, 11, 9), self.settings.archive)
        team, versions = self.settings.teams["shop"], self.settings.versions["shop"]
        return look(team, versions, Period(2026, 10), calendar=self.settings.calendar, here=here)

    def written(self, prospect=None):
        done = run(prospect or self.looked(), Trust())
        assert (done.refusals, done.faults) == ((), ())
        return done.written

    def state(self):
        return self.google.grid(self.ids["months"])["月结"].rows[2][1]

    def paid(self):
        _, titles, *rows = self.google.grid(self.ids["results"])["结果"].rows
        return [row[titles.index("应发合计")] for row in rows]


@pytest.fixture
def shop(tmp_path):
    with Google() as google, signed_in(google):
        yield Shop(google, tmp_path)


def test_a_month_is_confirmed_falls_is_confirmed_again_and_closed(shop):
    shop.written()
    assert (shop.state(), shop.paid()) == ("草稿", ["待确认"] * 3)
    assert shop.written(closing.confirm(shop.looked(), "店长"))[0] == "月结"
    assert (shop.state(), shop.paid()) == ("已确认", [3020, 3060, 3000])
    shop.google.person("boss@example.com").type(shop.ids["scorecard"], "评分", "D2", 95)
    assert shop.written()[:2] == ("绩效结果", "月结")
    assert (shop.state(), shop.paid()) == ("草稿", ["待确认"] * 3)
    assert [each.code for each in closing.close(shop.looked(), "人事甲", shop.settings)] == ["month_confirmation_fell"]
    shop.written(closing.confirm(shop.looked(), "店长"))
    shop.written(closing.close(shop.looked(), "人事甲", shop.settings))
    assert (shop.state(), shop.paid()) == ("已关账", [3150, 3020, 3060])
    shop.google.person("boss@example.com").type(shop.ids["scorecard"], "评分", "D2", 10)
    assert shop.written() == ("月结",)
    assert shop.paid() == [3150, 3020, 3060]
    assert shop.looked().plan.is_empty


def test_what_somebody_types_over_a_closed_month_is_named_and_nothing_is_written(shop):
    shop.written()
    shop.written(closing.confirm(shop.looked(), "店长"))
    shop.written(closing.close(shop.looked(), "人事甲", shop.settings))
    shop.google.person("boss@example.com").type(shop.ids["payroll"], "工资", "F3", 9999)
    done = run(shop.looked(), Trust())
    assert [refusal.code for refusal in done.refusals] == ["hand_edited"]
