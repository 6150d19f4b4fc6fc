"""Writes the configuration of a new team: the demo's words for tabs, its schemes with every figure UNSET."""

import re
from pathlib import Path

import click

from sheets_sync.cli.console import UNREACHED, WRONG, leave
from sheets_sync.cli.options import language
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.texts import text

_OWN = ("demo-rep-star", "demo-lead-star")


def begin(team: str, config: Path) -> None:
    """Writes the files of a team and says which; ends with 2 when one of them is there already."""
    if not re.fullmatch(r"[\w-]+", team):
        click.echo(text(language(), "cli.team_name", found=team), err=True)
        leave(WRONG)
    files = _files(team)
    there = [config / path for path in files if path != Path("service.yaml") and (config / path).exists()]
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
    click.echo(text(language(), "cli.init_next", team=team, config=str(config)))


def _files(team: str) -> dict[Path, str]:
    """Returns what to write where, relative to the configuration."""
    shipped = packaged_config()
    said = (shipped / "teams" / "demo.yaml").read_text(encoding="utf-8").partition("\n")[2]
    said = said.replace("team: demo", f"team: {team}", 1).replace("../../results/", f"../../results/{team}/")
    said = re.sub(r"title: \{zh: [^}]*\}", f"title: {{zh: {team}, en: {team}}}", said, count=1)
    files = {Path("service.yaml"): (shipped / "service.yaml").read_text(encoding="utf-8")}
    for scheme in _OWN:
        own = scheme.replace("demo", team, 1)
        said = said.replace(scheme, own)
        for path in sorted((shipped / "schemes" / scheme).glob("2*.yaml")):
            files[Path("schemes", own, path.name)] = unset(path.read_text(encoding="utf-8").replace(scheme, own))
    return {**files, Path("teams", f"{team}.yaml"): said}


def unset(scheme: str) -> str:
    r"""Returns a scheme's text with every setting UNSET and what stood there beside it as an example.

    >>> print(unset("settings:\n  workload_target: 900\n  bands:\n    - {up_to: 1, gives: 2}"))
    settings:
      workload_target: UNSET   # 900
      bands: UNSET
      #    - {up_to: 1, gives: 2}
    """
    head, mark, settings = scheme.partition("settings:\n")
    settings = re.sub(r"^(    .*)$", r"  #\1", settings, flags=re.MULTILINE)
    settings = re.sub(r"^  (\w+):[ ]*(\S.*)$", r"  \1: UNSET   # \2", settings, flags=re.MULTILINE)
    return head + mark + re.sub(r"^  (\w+):$", r"  \1: UNSET", settings, flags=re.MULTILINE)


def _write(path: Path, said: str) -> bool:
    """Writes a file that is not there yet; tells whether it did."""
    if path.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(said, encoding="utf-8")
    return True
