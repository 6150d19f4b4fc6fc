"""Late changes of a month that lives on Google: listed, accepted, and paid in the next month."""

from datetime import date
from decimal import Decimal

import pytest

from scoring.period import Period
from sheets_sync import closing
from sheets_sync.afterwards.accepting import Wish, offer, take_over
from sheets_sync.plan import Trust
from sheets_sync.run import Here, look, run
from sheets_sync.settings import read_settings
from tests.played import Google
from tests.signing import signed_in
from tests.smallest import opened

DAY = date(2026, 11, 9)


@pytest.fixture
def google():
    with Google() as google, signed_in(google):
        yield google


def test_a_late_change_on_google_is_accepted_into_the_next_month(google, tmp_path):
    ids = opened(google, tmp_path / "config")
    months = google.add("月结", {"工作表1": []})
    path = tmp_path / "config" / "teams" / "shop.yaml"
    path.write_text(path.read_text("utf-8") + f'  months: {{at: "google:{months}"}}\n', encoding="utf-8")
    settings = read_settings(tmp_path / "config", tmp_path / "config")
    team, versions, here = settings.teams["shop"], settings.versions["shop"], Here(DAY, settings.archive)

    def looked(period):
        google.clock.sleep(3600)
        return look(team, versions, Period.parse(period), calendar=settings.calendar, here=here)

    def written(prospect):
        done = run(prospect, Trust(), force=True)
        assert (done.refusals, done.faults) == ((), ())
        return done.written

    written(looked("2026-10"))
    written(closing.confirm(looked("2026-10"), "店长"))
    assert "月结" in written(closing.close(looked("2026-10"), "人事甲", settings))
    google.person("boss@example.com").type(ids["scorecard"], "评分", "D2", 90)
    assert written(looked("2026-10")) == ("月结",)
    assert ("甲一", "考核得分", "80.00", "90.00") in [tuple(row[3:7]) for row in google.grid(months)["差异"].rows]
    prospect = looked("2026-10")
    found = offer(prospect, here, DAY, Wish("人事甲"))
    assert {line.person_id: line.amount for line in found.accepted.lines} == {"001": Decimal("100.00")}
    assert take_over(prospect, settings.archive, found.accepted, Trust()).written == ("月结",)
    assert google.grid(months)["月结记录"].rows[-1][7] == "2026-10-accepted-1.json"
    (line,) = looked("2026-11").department.adjustments["001"]
    assert (line.value, line.reason) == (Decimal("100.00"), ("adjusted", "2026-10 更正（2026-11-09 接受）", "人事甲"))
    assert looked("2026-10").plan.to_write == ()
