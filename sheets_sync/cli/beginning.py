"""Writes the configuration of a new team: the demo's words for tabs, its schemes with every figure UNSET."""

import re
from pathlib import Path
from typing import NoReturn

import click

from scoring.period import Period
from sheets_sync.cli.console import UNREACHED, WRONG, leave, refuse_configuration
from sheets_sync.cli.naming import as_called, quoted
from sheets_sync.cli.options import language
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.opening.own_scheme import own_scheme, since_of
from sheets_sync.settings import Library
from sheets_sync.strict_yaml import load
from sheets_sync.team import read_team
from sheets_sync.texts import text

_OWN = ("demo-rep-star", "demo-lead-star")
_COMMON = (Path("service.yaml"), Path("calendar.yaml"))
"""What all teams of a configuration share; it may be there already."""
_SIGNS = """# signs:                    # who stands by a month, and who closes it; without this line, any two people
#   confirm: [supervisor]
#   close: [HR]
"""
_GOOGLE = re.compile(r"at:\s*[\"']?(google:|https://docs\.google)")
_SPREADSHEETS = {
    "客服评分表": ("scorecard", "客服评分表"),
    "考勤表": ("attendance", "考勤表"),
    "人事调整": ("adjustments", "人事调整"),
    "工资表": ("payroll", "工资表"),
    "绩效结果": ("results", "绩效结果"),
}
"""File of the demo to the place that is to be pasted, and what the spreadsheet may be called."""


def begin(team: str, config: Path, period: Period | None = None, *, google: bool = False, yes: bool = False) -> None:
    """Writes the files of a team and says which; of a team whose books are on Google it prepares these.

    Ends with 2 when the files are there already and no book of the team is on Google.
    """
    if not re.fullmatch(r"[\w-]+", team):
        click.echo(text(language(), "cli.team_name", found=team), err=True)
        leave(WRONG)
    path = config / "teams" / f"{team}.yaml"
    if _is_on_google(path):
        if google:
            click.echo(text(language(), "opening.written_already", path=str(path)))
        _prepare(team, config, period, yes=yes)
    files = _files(team, google=google)
    there = [config / path for path in files if path not in _COMMON and (config / path).exists()]
    if there:
        click.echo(text(language(), "cli.init_in_the_way", path=str(there[0])), err=True)
        leave(WRONG)
    try:
        written = [path for path, said in files.items() if _write(config / path, said)]
    except OSError as fault:
        click.echo(text(language(), "cli.cannot_write_folder", folder=str(config), why=fault.strerror or ""), err=True)
        leave(UNREACHED)
    for path in written:
        click.echo(f"  {config / path}")
    if google:
        _tell_steps(team, config)
    else:
        click.echo(as_called(text(language(), "cli.init_next", team=team, config=quoted(config))))


def _is_on_google(path: Path) -> bool:
    """Tells whether a team file names a spreadsheet; one that is still to be pasted is one, and is told as missing."""
    if path.is_file() and any(each.code == "not_utf8" for each in load(path).mistakes):
        refuse_configuration(read_team(path)[1], language())
    return path.is_file() and _GOOGLE.search(path.read_text(encoding="utf-8")) is not None


def _prepare(team: str, config: Path, period: Period | None, *, yes: bool) -> NoReturn:
    from sheets_sync.cli import preparing  # noqa: PLC0415 - heavy, and teams of files never need it

    preparing.prepare(team, config, period, yes=yes)


def _tell_steps(team: str, config: Path) -> None:
    """Prints what a person has to do at Google, with the address to share with."""
    from sheets_sync.cli import preparing  # noqa: PLC0415 - heavy, and teams of files never need it

    preparing.tell_steps(team, config / "teams" / f"{team}.yaml", [title for _, title in _SPREADSHEETS.values()])


def _files(team: str, *, google: bool = False) -> dict[Path, str]:
    """Returns what to write where, relative to the configuration."""
    shipped = packaged_config()
    said = (shipped / "teams" / "demo.yaml").read_text(encoding="utf-8").partition("\n")[2]
    said = said.replace("team: demo", f"team: {team}", 1).replace("../../results/", f"../../results/{team}/")
    said = re.sub(r"title: \{zh: [^}]*\}", f"title: {{zh: {team}, en: {team}}}", said, count=1)
    said = re.sub(r"^signs:.*\n(?:  .*\n)+", _SIGNS, said, count=1, flags=re.MULTILINE)  # they are the demo's
    files = {path: (shipped / path).read_text(encoding="utf-8") for path in _COMMON}
    library = Library((shipped / "schemes",))
    for scheme in _OWN:
        own = scheme.replace("demo", team, 1)
        said = said.replace(scheme, own)
        files[Path("schemes", own, f"{since_of(library, scheme)}.yaml")] = _own_scheme(library, scheme, own)
    return {**files, Path("teams", f"{team}.yaml"): _on_google(said) if google else said}


def _on_google(said: str) -> str:
    """Returns a team file with a place for each spreadsheet; the summary stands beside the scorecard."""
    for file, (place, _) in _SPREADSHEETS.items():
        said = re.sub(rf'"xlsx:[^"]*/{file}\.xlsx"', f'"google:PASTE-ID-{place}"', said)
    ours = """ours:                       # tabs of ours, never edited by hand; a spreadsheet turns from month to month
  summary: {at: "google:PASTE-ID-scorecard"}     # may stand in a spreadsheet of theirs
  payroll: {at: "google:PASTE-ID-payroll", readers: []}    # addresses of HR, who share it with nobody else
  results: {at: "google:PASTE-ID-results", readers: []}    # addresses that `share` lets read besides the staff
# months:  {at: "google:…"}    # one spreadsheet for all months, where a team has them confirmed and closed
"""
    said = re.sub(r"^ours:.*\Z", lambda _: ours, said, flags=re.MULTILINE | re.DOTALL)
    said = said.replace("Paths are relative to this file.", "Paste the address of each spreadsheet from the browser.")
    email = "      email:       {titles: [邮箱, 电子邮箱], as: text, blank: allowed}    # for `share`\n"
    return re.sub(r"(^      post_pay: )", email + r"\1", said, count=1, flags=re.MULTILINE)


def _own_scheme(library: Library, demo: str, own: str) -> str:
    """Returns a scheme on the ground of the demo's, with nothing filled in and the demo's figures as examples."""
    file = library.files(demo)[-1].yaml.data
    since, examples = since_of(library, demo), file["settings"]
    return own_scheme(library, file["based_on"], own, language(), since=since, examples=examples)


def _write(path: Path, said: str) -> bool:
    """Writes a file that is not there yet; tells whether it did."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(said, encoding="utf-8")
    return True
