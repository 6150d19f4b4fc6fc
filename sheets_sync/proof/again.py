"""Works a closed month out again, from its archive alone: no book, no configuration and no clock of today is asked."""

from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Literal

from scoring.period import Period
from scoring.problem import Problem
from sheets_sync import __version__
from sheets_sync.archive import Case, by_address, put_back, read
from sheets_sync.grid import BookFault, Wanted
from sheets_sync.months.book import KEY
from sheets_sync.months.fingerprint import fingerprint
from sheets_sync.months.record import Record
from sheets_sync.proof.chain import Link
from sheets_sync.proof.compare import Departure, departures
from sheets_sync.proof.rewritten import rewritten
from sheets_sync.run import Here, as_closed, worked_out
from sheets_sync.settings import Settings, read_settings

Outcome = Literal["same", "differs", "unreadable", "unworkable"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What became of a closed month when it was worked out again.

    Attributes:
        link: its file.
        outcome: ``same`` in every cell, ``differs``, ``unreadable`` when the file cannot be believed, ``unworkable``
            when we refuse its configuration.
        departure: the first cell that differs.
        more: how many other cells differ.
        problems: why its configuration is refused.
    """

    link: Link
    outcome: Outcome
    departure: Departure | None = None
    more: int = 0
    problems: tuple[Problem, ...] = ()

    @property
    def other_engine(self) -> str:
        """Returns the version that worked the month out, where it was another than this one."""
        engine = self.link.cover.engine if self.link.cover else __version__
        return "" if engine == __version__ else engine

    @property
    def proven(self) -> bool:
        """Tells whether the file is the one that was written, and its figures come out the same."""
        return self.outcome == "same" and not self.link.faults


def prove(link: Link, record: Record | None = None) -> Verdict:
    """Returns what becomes of a closed month when it is worked out again.

    A month that another version of ours worked out is held to its figures only: that version may have explained them
    in other words.

    Args:
        link: its file.
        record: what has happened to the team's months, to be held against what it was then; None when nobody knows.
    """
    try:
        case = read(link.path)
    except BookFault as unreadable:
        faults = link.faults or (unreadable,)
        return Verdict(replace(link, faults=faults), "unreadable")
    found = [fault for fault in (_signed(case), rewritten(case, record) if record else None) if fault]
    link = replace(link, faults=(*link.faults, *found))
    try:
        wanted, problems = again(case)
    except BookFault as fault:
        return Verdict(replace(link, faults=(*link.faults, fault)), "unworkable")
    if problems:
        return Verdict(link, "unworkable", problems=problems)
    results = tuple(each for each in case.results if each.key != KEY)
    differ = list(departures(results, wanted, words=case.engine == __version__))
    return Verdict(link, "differs", differ[0], len(differ) - 1) if differ else Verdict(link, "same")


def again(case: Case) -> tuple[tuple[Wanted, ...], tuple[Problem, ...]]:
    """Returns our books as the month gives them now, or why its configuration cannot be used.

    Its texts become a configuration of their own, in a folder for the moment, so that they are read by the same rules
    as any; the schemes that travel with us are not among its schemes.
    """
    with TemporaryDirectory(prefix="sheets-sync-") as place:
        folder = Path(place, "config")
        for path, said in case.texts.items():
            _put(folder, path, said)
        settings = read_settings(folder, folder, only=case.team)
        if case.team not in settings.teams:
            return (), settings.problems
        here = Here(archive=Path(place, "archive"))  # what it holds is of that month: changes that HR had accepted
        put_back(Path(place, "archive", case.team), case.texts)
        return _wanted(case, settings, here), ()


def _wanted(case: Case, settings: Settings, here: Here) -> tuple[Wanted, ...]:
    """Returns our books as they come out.

    Raises:
        BookFault: what remembers the months, or what HR had accepted, is not in the archive as it was.
    """
    team = settings.teams[case.team]
    period = team.period.own(Period.parse(case.period)) or Period.parse(case.period)
    found = by_address(team, period, case.books)
    done = worked_out(team, settings.versions[case.team], period, found, calendar=case.calendar, here=here)
    if done.stopped:
        raise done.stopped
    return as_closed(done) or done.wanted


def _signed(case: Case) -> BookFault | None:
    """Returns that the figures which were closed are not those that were confirmed; only their own version can tell."""
    found = fingerprint(case.results)
    if case.engine != __version__ or found == case.fingerprint:
        return None
    name = f"{case.period}-{case.number}"
    return BookFault("archive_not_signed", book=name, found=found, wanted=case.fingerprint)


def _put(folder: Path, path: str, said: str) -> None:
    """Writes a text where it belongs; one that would lie outside the folder belongs nowhere."""
    pure = PurePosixPath(path)
    if not pure.is_absolute() and ".." not in pure.parts:
        (folder / pure).parent.mkdir(parents=True, exist_ok=True)
        (folder / pure).write_bytes(said.encode("utf-8"))
