"""Many teams on the played Google under its quota: all are served in turn, nothing is asked twice, nothing is lost."""

from datetime import timedelta

import pytest

from bench.soak import resident
from bench.soak_teams import START, at_work

TEAMS, EVERY, TIMES = 13, 30, 32


@pytest.fixture(scope="module")
def teams(tmp_path_factory):
    """Returns teams after a first round, a second that finds all done, and many quiet ones, two of them edited once."""
    with at_work(tmp_path_factory.mktemp("teams"), TEAMS, EVERY) as teams:
        teams.memory = []
        for number in range(TIMES):
            if number == 5:
                for name, score in (("shop003", 61), ("shop011", 99)):
                    teams.type(name, score)
            teams.tick(START + timedelta(minutes=EVERY * number))
            teams.memory.append(resident())
        yield teams


def test_every_team_is_served_once_at_every_time(teams):
    assert [dict(each.served) for each in teams.rounds.values()] == [dict.fromkeys(teams.ids, 1)] * TIMES


def test_nobody_waits_longer_than_the_quota_says_and_nothing_is_refused(teams):
    first, *others = teams.rounds.values()
    assert (first.calls["read"], first.calls["write"]) == (65, 39)
    assert 60 < first.longest < 70  # sixty reads a minute: the last team waits for the second minute
    assert max(each.longest for each in others[1:]) < 15
    assert sum(each.calls["refused"] for each in teams.rounds.values()) == 0


def test_where_nothing_moved_drive_is_asked_once_a_book_and_nothing_else(teams):
    quiet = [each for each in teams.rounds.values() if set(each.results) == {"unchanged"}]
    assert len(quiet) == TIMES - 4  # the first, the one that finds all done, the edited one, and the one after it
    assert {(each.calls["read"], each.calls["write"]) for each in quiet} == {(0, 0)}
    assert {each.calls["metadata"] for each in quiet[-1:]} == {TEAMS * 5}


def test_only_who_was_edited_is_run_and_what_was_typed_is_shown(teams):
    edited = [*teams.rounds.values()][5]
    assert edited.results == {"ok": 2, "unchanged": TEAMS - 2}
    assert [teams.shown(name) for name in ("shop003", "shop011", "shop004")] == [61, 99, 70]


def test_memory_stays_flat(teams):
    assert teams.memory[-1] <= teams.memory[9] * 1.05
