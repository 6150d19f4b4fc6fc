"""The month of a whole department, from files: it is archived without where it lay, and proven anywhere."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from scoring.period import Period
from sheets_sync import __version__, archive
from sheets_sync.demo import write_demo
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.grid import BookFault
from sheets_sync.months.fingerprint import fingerprint
from sheets_sync.proof import chain_of, prove
from sheets_sync.reach import every_book
from sheets_sync.run import worked_out
from sheets_sync.settings import read_settings, texts_of
from tests.uploading import without_months

OCTOBER = Period(2026, 10)


def case_of(folder):
    """Returns the demo's month as it stands in a folder, with its settings."""
    settings = read_settings(folder / "config", packaged_config(), "demo")
    team, found = settings.teams["demo"], every_book(settings.teams["demo"], OCTOBER)
    done = worked_out(team, settings.versions["demo"], OCTOBER, found, calendar=settings.calendar)
    books = archive.by_key(team, OCTOBER, found)
    day = date(2026, 11, 6)
    said = {
        "team": "demo",
        "period": "2026-10",
        "number": 1,
        "engine": __version__,
        "fingerprint": fingerprint(done.wanted),
    }
    who = {"confirmed_by": "主管", "confirmed_on": day, "closed_by": "人事", "closed_on": day}
    texts, calendar = texts_of(settings, "demo"), settings.calendar
    made = archive.Case(
        **said, **who, books=books, texts=texts, calendar=calendar, results=done.wanted, totals={"payroll": "1.00"}
    )
    return settings, made


@pytest.fixture(scope="module")
def demo(tmp_path_factory):
    folder = tmp_path_factory.mktemp("demo 示范")
    write_demo(folder)
    without_months(folder)
    return folder


@pytest.fixture(scope="module")
def closed(demo):
    return case_of(demo)


def test_the_texts_are_a_configuration_of_their_own_with_the_schemes_that_travel_with_us(demo, closed, tmp_path):
    settings, made = closed
    assert [path for path in made.texts if "bozhen-rep" in path] == [
        "schemes/bozhen-rep-awards/2016-11-03.yaml",
        "schemes/bozhen-rep-star/2016-11-03.yaml",
    ]
    assert "teams/demo.yaml" in made.texts
    assert not [path for path in made.texts if path.endswith(("cases.yaml", "service.yaml"))]
    for path, said in made.texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(said.encode())
    alone = read_settings(tmp_path, tmp_path, "demo")
    assert alone.problems == ()
    assert {path.stem for path in (demo / "config" / "teams").iterdir()} == {"demo"}
    assert repr(alone.versions["demo"]) == repr(settings.versions["demo"])


def test_the_books_come_back_under_the_addresses_of_today(closed):
    settings, made = closed
    assert sorted(made.books) == ["books.adjustments", "books.attendance", "books.scorecard"]
    assert {book.address for book in made.books.values()} == {*made.books}
    found = archive.by_address(settings.teams["demo"], OCTOBER, made.books)
    ours = [at for at, book in found.items() if isinstance(book, BookFault)]
    assert [Path(at).name for at in ours] == ["绩效汇总.xlsx", "工资表.xlsx", "绩效结果.xlsx"]
    assert all(book.address == at for at, book in found.items() if at not in ours)


def test_a_month_is_proven_when_nothing_of_it_is_left_but_its_archive(closed, tmp_path):
    _, made = closed
    archive.write(tmp_path, made)
    (link,) = chain_of(tmp_path / "demo", "demo", None).links
    assert prove(link).proven


def test_the_same_department_in_another_folder_gives_the_same_bytes(demo, closed, tmp_path):
    shutil.copytree(demo, tmp_path / "elsewhere")
    first = archive.write(tmp_path / "one", closed[1])
    assert archive.write(tmp_path / "two", case_of(tmp_path / "elsewhere")[1]) == first


def test_a_closed_month_gives_our_books_back_as_they_were_addressed_to_where_they_belong_now(closed, tmp_path):
    settings, made = closed
    kept = archive.write(tmp_path, made)
    team = settings.teams["demo"]
    found = archive.results(tmp_path / "demo" / kept.file, team)
    assert [each.address for each in found] == [team.ours[each.key].address(OCTOBER) for each in found]
    assert [each.tabs for each in found] == [each.tabs for each in made.results]
    assert [(each.title, each.labels) for each in found] == [(each.title, each.labels) for each in made.results]


def test_the_folders_of_the_archive_and_of_the_worker_are_named_relative_to_the_service_file(closed, demo, tmp_path):
    settings, _ = closed
    assert (settings.archive, settings.state) == (demo / "archive", demo / "state")
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "service.yaml").write_text("archive: ../../kept\nstate: /var/lib/ours\n", encoding="utf-8")
    found = read_settings(tmp_path / "config", tmp_path / "config")
    assert (found.archive, found.state) == (tmp_path.parent / "kept", Path("/var/lib/ours"))
