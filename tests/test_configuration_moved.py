"""A configuration that is changed under our hands: a month is archived with what it was worked out by, or not."""

import json
from datetime import UTC, datetime

import pytest

from sheets_sync import closing
from sheets_sync.grid import BookFault
from sheets_sync.plan import Trust
from sheets_sync.run import run
from tests.at_work import invoke
from tests.signing_shop import everything, looked, moved, ran, settings_of, shop, signed


@pytest.fixture(scope="module")
def confirmed(tmp_path_factory):
    folder = shop(tmp_path_factory.mktemp("shop") / "team")
    ran(folder)
    signed(folder, "confirm", "店长")
    return folder


@pytest.fixture
def team(confirmed, tmp_path, time_machine):
    time_machine.move_to(datetime(2026, 11, 3, 2, tzinfo=UTC), tick=False)
    return moved(confirmed, tmp_path / "team")


def test_what_was_worked_out_by_an_older_configuration_is_not_archived_with_a_newer_one(team):
    settings, prospect, before = settings_of(team), looked(team), everything(team)
    scheme = team / "config/schemes/shop/2020-01-01.yaml"
    scheme.write_text(scheme.read_text("utf-8").replace("points * 10", "points * 11"), "utf-8")
    with pytest.raises(BookFault, match="configuration_moved"):
        closing.close(prospect, "人事甲", settings)
    assert everything(team) == before


def test_what_has_not_moved_is_archived_and_proven(team):
    settings, prospect = settings_of(team), looked(team)
    done = run(closing.close(prospect, "人事甲", settings), Trust())
    assert done.prospect.life.record.state("2026-10") == "closed"
    told = invoke("verify", "shop", "--config", str(team / "config"), "--json")
    assert [each["proven"] for each in json.loads(told.output)["months"]] == [True]
