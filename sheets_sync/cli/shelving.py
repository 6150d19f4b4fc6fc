"""Prints the schemes that there are to begin with."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from sheets_sync.cli.console import print_json
from sheets_sync.cli.naming import as_called
from sheets_sync.cli.opens import library_of
from sheets_sync.cli.options import language
from sheets_sync.opening.shelf import OnShelf, shelf_of, unreadable, with_words
from sheets_sync.present.problems import listed
from sheets_sync.texts import text


def tell(config: Path, words: Sequence[str], *, as_json: bool) -> None:
    """Prints a line about each scheme with the words, and what its file says it is."""
    library = library_of(config)
    shelf = shelf_of(library)
    found = list(with_words(shelf, words))
    if as_json:
        print_json({"schemes": [_plain(each) for each in found]})
        return
    for line in lines(found, language()):
        click.echo(line)
    for line in listed(unreadable(library, shelf), language()):
        click.echo(line, err=True)
    said = text(language(), "opening.shelf_next" if found else "opening.shelf_none", words=" ".join(words))
    click.echo(as_called(said))


def lines(schemes: Iterable[OnShelf], said: str) -> list[str]:
    """Returns the lines about schemes; the comments of their files are Chinese."""
    told: list[str] = []
    for each in schemes:
        kind = text(said, f"opening.period_{each.period}")
        template = text(said, "opening.shelf_template") if each.template else ""
        title = each.titles.get(said) or each.titles.get("zh") or ""
        told.append(text(said, "opening.shelf_line", id=each.id, title=title, period=kind, template=template))
        if each.note and said == "zh":
            told.append(f"    {each.note}")
    return told


def _plain(each: OnShelf) -> dict[str, object]:
    return {
        "id": each.id,
        "title": dict(each.titles),
        "period": each.period,
        "template": each.template,
        "note": each.note,
    }
