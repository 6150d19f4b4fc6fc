"""How often a run calls Google: what a team of sixty may cost, whatever its size and whoever shares the account."""

import shutil
from collections import Counter

import pytest

from bench.books import write_books
from scoring.period import Period
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.google.writing.limits import PAYLOAD
from sheets_sync.run import look, run
from sheets_sync.settings import read_settings
from sheets_sync.texts import text
from tests.played import Google
from tests.signing import signed_in
from tests.uploading import bring

OCTOBER = Period(2026, 10)


@pytest.fixture(scope="module")
def sixty(tmp_path_factory):
    folder = tmp_path_factory.mktemp("sixty")
    write_books(folder, 60)
    return folder


@pytest.fixture(scope="module")
def thirteen(tmp_path_factory):
    folder = tmp_path_factory.mktemp("thirteen")
    write_books(folder, 13)
    return folder


@pytest.fixture(params=[True, False], ids=["summary beside the scorecard", "summary apart"])
def team(request, sixty, tmp_path):
    """A team of sixty: the played Google, its folder and the ids of its spreadsheets."""
    folder = tmp_path / "team"
    shutil.copytree(sixty, folder)
    with Google(strict=False) as google, signed_in(google) as line:
        ids = bring(google, line, folder, beside=request.param)
        google.calls.clear()
        yield google, folder, ids


def seen(folder):
    settings = read_settings(folder / "config", packaged_config(), "demo")
    return look(settings.teams["demo"], settings.versions["demo"], OCTOBER), settings.service.trust


def run_once(google, folder):
    """Runs the month long after the last one, and returns the calls of each kind by the spreadsheet."""
    google.clock.sleep(600)
    google.calls.clear()
    done = run(*seen(folder))
    assert (done.refusals, done.faults) == ((), ())
    return {
        kind: Counter(call.id for call in google.calls if call.kind == kind) for kind in ("read", "write", "metadata")
    }


def change_a_score(google, ids):
    rows = google.values(ids["scorecard"], "月度绩效")
    row = next(number for number, row in enumerate(rows, 1) if row[0] == "2026-10" and row[5] is not None)
    google.person("boss@example.com").type(ids["scorecard"], "月度绩效", f"F{row}", 801)


def test_a_run_reads_each_book_once_writes_each_of_ours_once_and_asks_drive_once_at_most(team):
    google, folder, ids = team
    ours = {ids[key] for key in ("summary", "payroll", "results")}
    for _ in range(2):
        calls = run_once(google, folder)
        assert calls["read"] == dict.fromkeys(ids.values(), 1)
        assert calls["write"] == dict.fromkeys(ours, 1)
        assert set(calls["metadata"].values()) == {1}
        change_a_score(google, ids)


def test_an_unchanged_run_writes_nothing_and_reads_each_book_once(team):
    google, folder, ids = team
    run_once(google, folder)
    calls = run_once(google, folder)
    assert calls["write"] == {}
    assert calls["read"] == dict.fromkeys(ids.values(), 1)
    assert set(calls["metadata"].values()) <= {1}


def test_one_changed_score_sends_a_fraction_of_what_the_whole_takes(team):
    google, folder, ids = team

    def sent():
        return sum(call.sent for call in google.calls if call.kind == "write")

    run_once(google, folder)
    whole = sent()
    change_a_score(google, ids)
    run_once(google, folder)
    assert 0 < sent() < whole / 5


def eight_teams(google, thirteen, tmp_path):
    """Returns the folders of eight teams, each with five spreadsheets of its own; a minute of the quota begins."""
    folders = [tmp_path / str(number) for number in range(8)]
    with signed_in(google) as line:
        for folder in folders:
            shutil.copytree(thirteen, folder)
            bring(google, line, folder)
    google.clock.advance(600 - google.clock.now() % 60)
    google.calls.clear()
    return folders


def test_eight_teams_of_one_process_share_the_pace_and_none_is_refused(thirteen, tmp_path):
    with Google(strict=False) as google:
        folders = eight_teams(google, thirteen, tmp_path)
        began = google.clock.now()
        with signed_in(google):
            for folder in folders * 2:
                assert seen(folder)[0].unreached == ()
        assert google.reads == 80
        assert {call.status for call in google.calls} == {200}
        assert 60 <= google.clock.now() - began < 90


def test_eight_teams_that_know_nothing_of_one_another_are_refused(thirteen, tmp_path):
    with Google(strict=False) as google:
        for folder in eight_teams(google, thirteen, tmp_path) * 2:
            with signed_in(google):
                assert seen(folder)[0].unreached == ()
        assert 429 in {call.status for call in google.calls}


def test_a_book_that_does_not_fit_is_not_sent_and_names_the_cure(team, monkeypatch):
    google, folder, ids = team
    monkeypatch.setattr("sheets_sync.google.writing.limits.PAYLOAD", 500_000)  # sixty people stand for 700
    done = run(*seen(folder))
    assert PAYLOAD == 9_437_184
    assert [fault.code for _, fault in done.faults] == ["google_too_large"]
    assert {call.id for call in google.calls if call.kind == "write"} == {ids["payroll"], ids["results"]}
    details = done.faults[0][1].details
    assert (details["what"], details["most"], details["tab"]) == ("bytes in one request", "500,000", "明细")
    said = text("en", "problems.google_too_large", **details)
    assert said.startswith(f"{done.faults[0][0]} does not fit: bytes in one request is ")
    assert "A very large department can leave the details out: details: no for this book in the team file." in said
    path = folder / "config" / "teams" / "demo.yaml"
    said = path.read_text(encoding="utf-8")
    path.write_text(said.replace(f'{ids["summary"]}"}}', f'{ids["summary"]}", details: no}}'), encoding="utf-8")
    assert run(*seen(folder)).faults == ()
    assert "明细" not in google.grid(ids["summary"])
