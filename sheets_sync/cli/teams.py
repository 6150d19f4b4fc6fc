"""Finds the team that a command is about, or says what is wrong with its configuration."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from scoring.period import Period
from scoring.scheme import Scheme
from scoring.versions import Versions
from sheets_sync.cli.console import Progress, refuse_configuration, refuse_request, refuse_unreached
from sheets_sync.cli.options import language, now
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.grid import BookFault
from sheets_sync.present import Words, words_for
from sheets_sync.run import Here, Prospect, look
from sheets_sync.settings import Settings, read_settings
from sheets_sync.team import Team
from sheets_sync.team.months import last_complete
from sheets_sync.texts import text


@dataclass(frozen=True, slots=True)
class Chosen:
    """A team with all that a run of it needs."""

    settings: Settings
    team: Team
    versions: Versions

    @property
    def language(self) -> str:
        """Returns the language of the team."""
        return self.team.language


def choose(config: Path, name: str, *, as_json: bool = False) -> Chosen:
    """Returns the team of that name; ends the command when its configuration is wrong."""
    settings = read_settings(config, packaged_config(), name)
    problems = settings.problems_of(name)
    if problems or name not in settings.teams:
        refuse_configuration(problems or settings.problems, language(), as_json=as_json)
    return Chosen(settings, settings.teams[name], settings.versions[name])


def prospect_of(chosen: Chosen, period: Period | None, *, quiet: bool = False) -> tuple[Prospect, Progress]:
    """Returns what a run of the team would do, and the progress to go on with.

    Ends the command with 4 when a service that keeps a book cannot be reached: nothing could be said without it.
    """
    progress = Progress(chosen.language, quiet=quiet)
    prospect = looked(chosen, period, progress)
    if prospect.unreached:
        progress.end()
        refuse_unreached(prospect.unreached, chosen.language, as_json=quiet)
    return prospect, progress


def looked(chosen: Chosen, period: Period | None, progress: Progress) -> Prospect:
    """Returns what a run of the team would do, whatever could be reached."""
    month = period_of(chosen.team, period)
    prospect = look(chosen.team, chosen.versions, month, progress, chosen.settings.calendar, found_here(chosen))
    if not progress.quiet:
        _name_configuration(chosen, prospect)
    return prospect


def _name_configuration(chosen: Chosen, prospect: Prospect) -> None:
    """Says which configuration named the books where one of theirs is not there: it may be another than was meant."""
    if any(isinstance(book, BookFault) and book.code == "book_missing" for book in prospect.theirs.values()):
        folder = str(chosen.settings.folder.absolute())
        click.echo(text(chosen.language, "cli.by_configuration", folder=folder), err=True)


def period_of(team: Team, period: Period | None) -> Period:
    """Returns the period that is asked for, or the last that is over; ends the command when it is of another kind."""
    last = last_complete(now(), team.time_zone, team.period)
    own = last if period is None else team.period.own(period)
    if own is None:
        told = {"team": team.team, "found": str(period), "wanted": str(last)}
        refuse_request(text(team.language, "cli.other_kind_of_period", **told))
    return own


def schemes_in_force(versions: Versions) -> dict[str, tuple[Scheme, ...]]:
    """Returns role to its schemes, each in its latest version."""
    return {role: tuple(each[-1] for each in schemes if each) for role, schemes in versions.items()}


def over(team: Team) -> str:
    """Returns the last period that is over where the team is."""
    return str(last_complete(now(), team.time_zone, team.period))


def today(team: Team) -> date:
    """Returns the day where the team is."""
    return now().astimezone(ZoneInfo(team.time_zone)).date()


def found_here(chosen: Chosen) -> Here:
    """Returns the day where the team is, and where its closed months are archived."""
    return Here(today(chosen.team), chosen.settings.archive)


def words_of(prospect: Prospect) -> Words:
    """Returns the words in which problems of a prospect are said: figures by their labels, not their keys."""
    titles = {key: role.titles[0] for key, role in prospect.team.roles.items() if role.titles}
    return words_for(prospect.appraisal, "", prospect.team.language, titles)
