"""`init --scheme`: from a scheme to a team with blank workbooks, in a folder where nothing of it stands yet."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import click

from scoring.scheme import Scheme
from sheets_sync.cli.console import UNREACHED, WRONG, leave, refuse_configuration
from sheets_sync.cli.naming import as_called, quoted
from sheets_sync.cli.opens import open_lines
from sheets_sync.cli.options import language
from sheets_sync.demo.shipped import editors_schemas, packaged_config
from sheets_sync.opening.asked import asked_of, differing_periods
from sheets_sync.opening.blank import blank_tabs
from sheets_sync.opening.notes import fact_notes
from sheets_sync.opening.own_scheme import own_scheme, since_of
from sheets_sync.opening.partners import Roles, roles_of
from sheets_sync.opening.shelf import near, shelf_of
from sheets_sync.opening.taken_along import taken_along
from sheets_sync.opening.team_file import Wanted, book_file, role_titles, team_file
from sheets_sync.opening.workbook import blank_workbook
from sheets_sync.present.problems import without_blanks_said
from sheets_sync.settings import Library
from sheets_sync.team import Team, read_team
from sheets_sync.texts import in_words, text

_LEAST = 2  # a scheme and a folder


def start(names: Sequence[str], team: str, said: str | None, config: Path, *, google: bool = False) -> None:
    """Writes a team for schemes and its blank workbooks, and says what comes next.

    Schemes are looked for in the folder, in ``config``, and among those that travel with us.
    Ends with 2 when a scheme is unknown, mistaken or does not go with the others, or when a file is there already;
    with 4 when the folder cannot be written.
    """
    if len(names) < _LEAST:
        _refuse("start_words")
    ids, folder = tuple(dict.fromkeys(names[:-1])), Path(names[-1])
    team = team or _called(folder)
    if not re.fullmatch(r"[\w-]+", team):
        click.echo(text(language(), "cli.team_name", found=team), err=True)
        leave(WRONG)
    places = (folder / "config", config, packaged_config())
    library = Library(tuple(dict.fromkeys(place / "schemes" for place in places)))
    roles = _roles(library, ids)
    wanted = _wanted(roles, team, said or language(), google=google)
    bases = [scheme.id for schemes in roles.values() for scheme in schemes]
    files = {**taken_along(library, bases, config, (places[0], places[-1])), **_files(library, wanted, roles)}
    _refuse_if_there([folder / path for path in files])
    _refuse_if_there([folder / each for each in _workbooks(wanted)])
    try:
        _write(folder, files, wanted)
    except OSError as fault:
        click.echo(text(language(), "cli.cannot_write_folder", folder=str(folder), why=fault.strerror or ""), err=True)
        leave(UNREACHED)
    _tell(folder, files, wanted, _joined(roles, ids, wanted.language))


def _called(folder: Path) -> str:
    """Returns the name of a folder as far as a team may bear it."""
    return re.sub(r"[^\w-]+", "-", folder.resolve().name).strip("-") or "team"


def _refuse(key: str, **fields: object) -> None:
    click.echo(as_called(text(language(), f"opening.{key}", **fields)), err=True)
    leave(WRONG)


def _refuse_if_there(paths: Sequence[Path]) -> None:
    ours = [path for path in paths if path.name not in ("service.yaml", "calendar.yaml") and path.suffix != ".json"]
    there = next((path for path in ours if path.exists()), None)
    if there is not None:
        _refuse("start_in_the_way", path=str(there))


def _roles(library: Library, ids: Sequence[str]) -> Roles:
    """Returns the schemes by role, with those that they look at."""
    for name in ids:
        if library.home(name) is None and not library.misplaced(name):
            alike = near(shelf_of(library), name)
            told = "、".join(f"{each.id}（{each.titles.get(language()) or each.id}）" for each in alike)
            said = in_words(language(), {"found": name, "nearest": told}, "nearest")
            click.echo(as_called(without_blanks_said(language(), "opening.start_unknown", **said)), err=True)
            leave(WRONG)
        if problems := library.versions(name)[1]:
            refuse_configuration(problems, language())
    return roles_of(library, ids)


def _joined(roles: Roles, ids: Sequence[str], said: str) -> list[str]:
    """Returns a line about each scheme that joined those that were named."""
    every = [(role_titles(role, said)[0], scheme.id) for role, schemes in roles.items() for scheme in schemes]
    told = {"scheme": ", ".join(ids)}
    return [text(said, "opening.start_with", **told, other=one, role=role) for role, one in every if one not in ids]


def _wanted(roles: Roles, team: str, said: str, *, google: bool) -> Wanted:
    if pair := differing_periods(roles):
        first, second = (text(language(), f"opening.period_{each.period.kind}") for each in pair)
        _refuse("start_periods", one=pair[0].id, other=pair[1].id, first=first, second=second)
    for schemes in roles.values():
        _refuse_shared_names(schemes)
    own = {role: [_own(team, scheme.id) for scheme in schemes] for role, schemes in roles.items()}
    return Wanted(team, said, own, asked_of(roles), google)


def _refuse_shared_names(schemes: Sequence[Scheme]) -> None:
    seen: dict[str, str] = {}
    for scheme in schemes:
        for item in scheme.items:
            if seen.setdefault(item.name, scheme.id) != scheme.id:
                _refuse("start_names", one=seen[item.name], other=scheme.id, name=item.name)


EDITORS = "# yaml-language-server: $schema={at}/{kind}.json\n"
"""The line by which an editor finds the schema of a file."""


def _own(team: str, scheme: str) -> str:
    return f"{team}-{scheme}"


def _files(library: Library, wanted: Wanted, roles: Roles) -> dict[Path, str]:
    """Returns the text files to write, relative to the folder."""
    taken = (Path("service.yaml"), Path("calendar.yaml"), *editors_schemas())
    files = {Path("config", each): (packaged_config() / each).read_text(encoding="utf-8") for each in taken}
    for scheme in (each for schemes in roles.values() for each in schemes):
        own = _own(wanted.name, scheme.id)
        path = Path("config", "schemes", own, f"{since_of(library, scheme.id)}.yaml")
        files[path] = EDITORS.format(at="../../schema", kind="scheme") + own_scheme(
            library, scheme.id, own, wanted.language
        )
    team = EDITORS.format(at="../schema", kind="team") + team_file(wanted)
    return {**files, Path("config", "teams", f"{wanted.name}.yaml"): team}


def _workbooks(wanted: Wanted) -> dict[Path, str]:
    """Returns the workbooks to make, relative to the folder, each with the key of its book; on Google people do."""
    books = () if wanted.google else wanted.books()
    return {Path("books", book_file(wanted.language, book)): book for book in books}


def _write(folder: Path, files: Mapping[Path, str], wanted: Wanted) -> None:
    """Writes all files, or none: half of a team would stand in the way of another try."""
    made: list[Path] = []
    try:
        for path, said in files.items():
            if not (folder / path).exists():
                _put(folder / path, said.encode(), made)
        for path, book in _workbooks(wanted).items():
            team, problems = read_team(folder / "config" / "teams" / f"{wanted.name}.yaml")
            if team is None:
                refuse_configuration(problems, language())
            _put(folder / path, _workbook(team, book, wanted), made)
    except BaseException:
        for path in reversed(made):
            with suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        raise


def _put(path: Path, content: bytes, made: list[Path]) -> None:
    """Writes a file that is not there, and the folders to it; notes each of them as made."""
    for each in (*reversed(path.parents), path):
        if not each.exists():
            made.append(each)
            if each != path:
                each.mkdir()
    with path.open("xb") as file:
        file.write(content)


def _workbook(team: Team, book: str, wanted: Wanted) -> bytes:
    notes = fact_notes(wanted.asked.facts, wanted.language)
    return blank_workbook(blank_tabs(team, book, notes=notes), wanted.language)


def _tell(folder: Path, files: Mapping[Path, str], wanted: Wanted, told: Sequence[str]) -> None:
    said, config = wanted.language, folder / "config"
    library = Library((config / "schemes", packaged_config() / "schemes"))
    schemes = [library.versions(each)[0][-1] for own in wanted.roles.values() for each in own]
    titles = text(said, "opening.and").join(scheme.title.get(said) or scheme.id for scheme in schemes)
    click.echo(text(said, "opening.start_made", titles=titles))
    shown = [path for path in (*files, *_workbooks(wanted)) if path.suffix != ".json"]
    for line in (*told, *(f"  {folder / path}" for path in shown)):
        click.echo(line)
    open_ = open_lines(schemes, said)
    if wanted.google:
        _tell_steps(config, wanted)
    else:
        places = {
            "books": str(folder / "books"),
            "schemes": str(config / "schemes"),
            "results": str(folder / "results"),
        }
        roster = text(said, "opening.tab_roster")
        key = "opening.start_next" if open_ else "opening.start_next_full"
        click.echo(as_called(text(said, key, **places, roster=roster, team=wanted.name, config=quoted(config))))
    for line in open_ or [text(said, "opening.start_no_open")]:
        click.echo(line)


def _tell_steps(config: Path, wanted: Wanted) -> None:
    from sheets_sync.cli import preparing  # noqa: PLC0415 - heavy, and teams of files never need it

    titles = [
        text(wanted.language, f"opening.book_{book}") for book in (*wanted.books(), "payroll", "results", "months")
    ]
    preparing.tell_steps(f"{wanted.name} --config {quoted(config)}", config / "teams" / f"{wanted.name}.yaml", titles)
