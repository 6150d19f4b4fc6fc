"""Verifies the archive of a team and tells it month by month, as words or as JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import click

from sheets_sync import __version__
from sheets_sync.archive import furthest
from sheets_sync.cli.console import (
    DONE,
    PROBLEMS,
    fault_words,
    leave,
    print_json,
    problems_plain,
    refuse_configuration,
    refuse_request,
)
from sheets_sync.cli.options import language
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.grid import BookFault
from sheets_sync.months.book import KEY
from sheets_sync.months.record import Record
from sheets_sync.plan import shown
from sheets_sync.present.problems import listed
from sheets_sync.proof import Chain, Departure, Verdict, chain_of, loose, prove, recorded
from sheets_sync.settings import read_settings
from sheets_sync.texts import text


@dataclass(frozen=True, slots=True)
class _Grounds:
    """What a team's archive is held against: where it lies, the record or why there is none, whose words, the book."""

    folder: Path
    record: Record | None
    why: str
    language: str
    book: str = ""


def verify(team: str, config: Path, archive: Path | None, *, as_json: bool) -> NoReturn:
    """Proves every closed month of a team; ends with 1 when one does not come out the same, or a file has changed."""
    grounds = _by_itself(archive, team) if archive else _grounds(team, config, as_json=as_json)
    chain = chain_of(grounds.folder, team, grounds.record, grounds.book)
    verdicts: list[Verdict] = []
    for link in chain.links:
        verdicts.append(prove(link, grounds.record))
        for line in () if as_json else verdict_lines(verdicts[-1], grounds.language):
            click.echo(line)
    code = DONE if chain.whole and all(verdict.proven for verdict in verdicts) else PROBLEMS
    if as_json:
        print_json({"team": team, **_plain(grounds, chain, verdicts), "exit_code": code})
    else:
        _sum_up(grounds, chain, verdicts)
    leave(code)


def _by_itself(archive: Path, team: str) -> _Grounds:
    """Returns an archive with the record that is kept in it; ends the command where there is no such folder."""
    folder = archive if archive.name == team and any(archive.glob("*.zip")) else archive / team
    if not (folder.is_dir() or folder.is_symlink()):  # a link that leads nowhere is told as what cannot be opened
        refuse_request(text(language(), "cli.verify_no_folder", folder=str(folder), team=team))
    try:
        kept = furthest(folder, team, Record(), "")
    except BookFault as fault:
        return _Grounds(folder, None, fault_words(fault, language()), language())
    return _Grounds(folder, kept if kept.events else None, "", language())


def _grounds(team: str, config: Path, *, as_json: bool) -> _Grounds:
    """Returns what to hold the archive against; a wrong configuration ends the command only where nothing is archived.

    Whoever has nothing but the archive left can still prove it.
    """
    settings = read_settings(config, packaged_config(), team)
    folder = settings.archive / team
    problems = settings.problems_of(team)
    if problems or team not in settings.teams:
        if not chain_of(folder, team, None).links:
            refuse_configuration(problems or settings.problems, language(), as_json=as_json)
        return _Grounds(folder, None, text(language(), "cli.verify_configuration"), language())
    declared = settings.teams[team]
    if not declared.keeps_months:
        return _Grounds(folder, None, text(declared.language, "cli.verify_no_months"), declared.language)
    record = recorded(declared)
    if isinstance(record, BookFault):
        return _Grounds(folder, None, fault_words(record, declared.language), declared.language)
    return _Grounds(folder, record, "", declared.language, declared.ours[KEY].address("").partition(":")[2])


def verdict_lines(verdict: Verdict, spoken: str) -> Iterator[str]:
    """Yields what became of a month, and below it what is wrong with its file."""
    yield _words(verdict, spoken)
    for fault in verdict.link.faults:
        yield f"  {fault_words(fault, spoken)}"
    for line in listed(verdict.problems, spoken, most=3):
        yield f"  {line}"
    if verdict.other_engine and verdict.outcome in ("differs", "unworkable"):
        yield f"  {text(spoken, 'cli.verify_install', engine=verdict.other_engine)}"


def _words(verdict: Verdict, spoken: str) -> str:
    cover, found = verdict.link.cover, verdict.departure
    if cover is None:
        return text(spoken, "cli.verify_unreadable", file=verdict.link.path.name)
    told = {"period": cover.period, "number": str(cover.number), "file": cover.file}
    engine = verdict.other_engine
    made = text(spoken, "cli.verify_other_version", engine=engine, version=__version__) if engine else ""
    if found is None:
        return text(spoken, f"cli.verify_{verdict.outcome}", **told) + made
    told["where"] = _where(found, spoken)
    if not found.address:
        return text(spoken, "cli.verify_gone", **told) + made
    values = {"archived": _shown(found.archived), "again": _shown(found.again)}
    more = text(spoken, "cli.verify_more", more=str(verdict.more)) if verdict.more else ""
    return text(spoken, "cli.verify_differs", **told, **values) + more + made


def _where(found: Departure, spoken: str) -> str:
    """Returns a cell of a book of ours; only the book where it is missing as a whole."""
    book = text(spoken, f"opening.book_{found.book}")
    return text(spoken, "cli.verify_where", book=book, tab=found.tab, address=found.address) if found.tab else book


def _shown(value: Any) -> str:  # noqa: ANN401 - whatever a cell holds
    return "—" if value is None else str(shown(value))


def _sum_up(grounds: _Grounds, chain: Chain, verdicts: list[Verdict]) -> None:
    spoken = grounds.language
    for fault in chain.beside:
        click.echo(fault_words(fault, spoken))
    for name in chain.unrecorded:
        click.echo(text(spoken, "cli.verify_unrecorded", file=name))
    for before, event in grounds.record.dated_back() if grounds.record else ():
        told = {"number": str(event.number), "month": event.period, "on": str(event.on), "before": str(before.on)}
        click.echo(text(spoken, "cli.verify_dated_back", **told))
    if grounds.record is None:
        why = grounds.why or text(spoken, "cli.verify_by_choice")
        click.echo(text(spoken, "cli.verify_by_files", why=why))
        for name in loose(grounds.folder):
            click.echo(text(spoken, "cli.verify_unchecked", file=name))
    if not verdicts and chain.whole:
        click.echo(text(spoken, "cli.verify_none", folder=str(grounds.folder)))
        return
    bad = sum(not verdict.proven for verdict in verdicts)
    key = "verify_not_all" if bad else "verify_all" if chain.whole else "verify_beside"
    click.echo(text(spoken, f"cli.{key}", count=str(len(verdicts)), bad=str(bad)))
    if chain.last and chain.whole and not bad:
        click.echo(text(spoken, "cli.verify_last", file=chain.last.file, digest=chain.last.digest))


def _plain(grounds: _Grounds, chain: Chain, verdicts: list[Verdict]) -> dict[str, Any]:
    last = chain.last
    return {
        "folder": str(grounds.folder),
        "recorded": grounds.record is not None,
        "months": [_verdict(verdict, grounds.language) for verdict in verdicts],
        "unrecorded": list(chain.unrecorded),
        "dated_back": [event.number for _, event in grounds.record.dated_back()] if grounds.record else [],
        "faults": [{"code": each.code, "words": fault_words(each, grounds.language)} for each in chain.beside],
        "last": {"file": last.file, "digest": last.digest} if last else None,
    }


def _verdict(verdict: Verdict, spoken: str) -> dict[str, Any]:
    cover, found = verdict.link.cover, verdict.departure
    return {
        "file": verdict.link.path.name,
        "period": cover.period if cover else "",
        "number": cover.number if cover else 0,
        "engine": cover.engine if cover else "",
        "digest": cover.digest if cover else "",
        "outcome": verdict.outcome,
        "proven": verdict.proven,
        "departure": _departure(found) if found else None,
        "more": verdict.more,
        "faults": [{"code": each.code, "words": fault_words(each, spoken)} for each in verdict.link.faults],
        "problems": problems_plain(verdict.problems, spoken),
        "words": _words(verdict, spoken),
    }


def _departure(found: Departure) -> dict[str, Any]:
    cells = {"archived": shown(found.archived), "again": shown(found.again)}
    return {"book": found.book, "tab": found.tab, "address": found.address, **cells}
