"""Says which settings of schemes are open, what each is, and what waits for it; for a scheme alone, or a team's."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import click

from scoring.scheme import Scheme
from sheets_sync.cli.console import DONE, PROBLEMS, leave, print_json, refuse_configuration
from sheets_sync.cli.options import language
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.present.labelling import labels_of
from sheets_sync.settings import Library
from sheets_sync.settings.open_settings import OpenSetting, open_settings
from sheets_sync.texts import text


def library_of(config: Path) -> Library:
    """Returns the schemes of a configuration with those that travel with us."""
    return Library(tuple(dict.fromkeys((config / "schemes", packaged_config() / "schemes"))))


def is_scheme(config: Path, name: str) -> bool:
    """Tells whether a name is that of a scheme and of no team."""
    return not (config / "teams" / f"{name}.yaml").exists() and name in library_of(config).ids()


def check_scheme(config: Path, name: str, *, as_json: bool) -> NoReturn:
    """Prints what a scheme leaves open; ends with 2 when its file is mistaken, 1 when something is open, 0 when not."""
    versions, problems = library_of(config).versions(name)
    if problems or not versions:
        refuse_configuration(problems, language(), as_json=as_json)
    scheme = versions[-1]
    found = open_settings(scheme)
    if as_json:
        print_json({"scheme": name, "open": [_plain(scheme, each) for each in found]})
        leave(PROBLEMS if found else DONE)
    for line in open_lines([scheme], language()) or [text(language(), "opening.open_none", scheme=name)]:
        click.echo(line)
    leave(PROBLEMS if found else DONE)


def open_lines(schemes: Iterable[Scheme], said: str) -> list[str]:
    """Returns the lines that tell the open settings of schemes; none of a scheme without."""
    return [line for scheme in schemes for line in _lines(scheme, said)]


def _lines(scheme: Scheme, said: str) -> Iterator[str]:
    found = open_settings(scheme)
    if not found:
        return
    labels = labels_of([scheme], said)
    yield text(said, "opening.open_head", scheme=scheme.id, count=str(len(found)), file=f"schemes/{scheme.file}")
    separator = text(said, "opening.and")
    for each in found:
        label = scheme.names.get(each.name, {}).get(said, "")
        places = separator.join(labels.get(place.partition(".")[0], place) for place in each.places)
        uses = separator.join(labels.get(name, name) for name in each.uses)
        yield text(
            said,
            "opening.open_line",
            setting=each.name,
            label=text(said, "opening.open_label", label=label) if label else "",
            places=text(said, "opening.open_places", places=places) if places else "",
            uses=text(said, "opening.open_uses", uses=uses) if uses else text(said, "opening.open_no_use"),
        )


def _plain(scheme: Scheme, each: OpenSetting) -> dict[str, Any]:
    names = dict(scheme.names.get(each.name, {}))
    return {"setting": each.name, "names": names, "open": list(each.places), "needed_by": list(each.uses)}
