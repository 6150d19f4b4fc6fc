"""What stands in the summary when its writer is killed halfway: last month's tab was there, this month's is written."""

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from bench.google_department import make, played
from bench.google_naive import WAYS, client_of, write
from bench.whole_run import OCTOBER
from scoring.period import Period
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.grid import Value, Wanted
from sheets_sync.plan import Trust
from sheets_sync.run import Done, Prospect, look, run
from sheets_sync.settings import read_settings
from tests.played import Google, Kill
from tests.uploading import OURS

PEOPLE = 60
SEPTEMBER = Period(2026, 9)
Rows = Sequence[tuple[Value, ...]]


def killed() -> dict[str, str]:
    """Returns what each way leaves behind, in a sentence, from a trial."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        make(folder, PEOPLE, details=False)
        months = [_summary(look_at(folder / "files", month)[0]) for month in (SEPTEMBER, OCTOBER)]
        return {way: _left(way, *months) for way in WAYS} | {"sheets-sync": _ours()}


def look_at(folder: Path, month: Period) -> tuple[Prospect, Trust]:
    """Returns what a run of a month would do; that earlier months are missing is no matter here."""
    settings = read_settings(folder / "config", packaged_config(), "demo")
    return look(settings.teams["demo"], settings.versions["demo"], month), settings.service.trust


def _summary(prospect: Prospect) -> Wanted:
    """Returns the first tab of the summary, alone."""
    book = next(each for each in prospect.wanted if each.key == "summary")
    return replace(book, tabs=book.tabs[:1])


def _left(way: str, old: Wanted, new: Wanted) -> str:
    """Returns what a way of gspread's leaves of one tab."""
    title = new.tabs[0].title
    with _written(way, new) as (_, file, google):
        whole, writes = google.values(file, title), google.writes
    with _written(way, old) as (again, file, google):
        before = google.values(file, title)
        google.fault("write", Kill(), skip=writes // 2)
        with suppress(SystemExit):
            again(new)
        return _told(before, whole, google.values(file, title))


@contextmanager
def _written(way: str, wanted: Wanted) -> Iterator[tuple[Callable[[Wanted], None], str, Google]]:
    """Yields a spreadsheet with a tab written to its end, and what writes another one."""
    with Google(strict=False, quota=False) as google, client_of(google) as client:
        file = google.add("绩效汇总", {"汇总": []})

        def again(each: Wanted) -> None:
            write(client, {"summary": file}, [each], way)

        again(wanted)
        yield again, file, google


def _told(before: Rows, whole: Rows, now: Rows) -> str:
    """Returns how many rows are this month's, last month's, a mixture, or gone."""
    kinds = Counter(_kind(number, before, whole, now) for number in range(2, len(whole)))
    words = (
        ("new", "of this month"),
        ("old", "of last month"),
        ("mixed", "half of each"),
        ("gone", "not there"),
    )
    return ", ".join(f"{kinds[kind]} {word}" for kind, word in words if kinds[kind])


def _kind(number: int, before: Rows, whole: Rows, now: Rows) -> str:
    row = now[number] if number < len(now) else ()
    if all(value is None for value in row):
        return "gone"
    if row == whole[number]:
        return "new"
    return "old" if number < len(before) and row == before[number] else "mixed"


def _ours() -> str:
    """Returns what is left when we are killed at the second of three writes, before it was carried out or after."""
    killed, carried_out = _ours_killed(before=True), _ours_killed(before=False)
    return f"{killed}; where Google had carried it out, {carried_out}; the next run writes the rest"


def _ours_killed(*, before: bool) -> str:
    """Returns whose month each book shows after we were killed, and how many the next run has to write.

    Raises:
        RuntimeError: the next run did not complete it.
    """
    with tempfile.TemporaryDirectory() as place:
        make(Path(place), PEOPLE, details=False)
        folder = Path(place) / "google"
        with played(folder) as department:
            _run(*look_at(folder, SEPTEMBER))
            department.google.fault("write", Kill(before=before), skip=1)
            with suppress(SystemExit):
                _run(*look_at(folder, OCTOBER))
            prospect, trust = look_at(folder, OCTOBER)
            waiting = {book.wanted.key for book in prospect.plan.to_write}
            done = _run(prospect, trust)
            again, _ = look_at(folder, OCTOBER)
    if done.faults or again.plan.to_write:
        raise RuntimeError(f"the next run did not complete it: {done.faults}")
    return f"{len(OURS) - len(waiting)} of {len(OURS)} books whole of this month, the others whole of last month"


def _run(prospect: Prospect, trust: Trust) -> Done:
    return run(prospect, trust, force=True, accept_edits=True)
