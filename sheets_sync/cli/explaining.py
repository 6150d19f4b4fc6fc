"""Prints the trees of a person's figures."""

from typing import Any, NoReturn

import click

from scoring.appraise import Result
from scoring.figure import Cell, Figure
from scoring.figure import explain as tree
from scoring.form import nearest
from scoring.pay import TOTAL
from scoring.period import Period
from sheets_sync.cli.console import DONE, PROBLEMS, WRONG, leave, print_json, print_problems
from sheets_sync.cli.teams import Chosen, prospect_of
from sheets_sync.present import Words, words_for
from sheets_sync.texts import text

HEADLINES = ("score", "place", "star", "pay")


def explain_person(
    chosen: Chosen, person: str, figure: str, period: Period | None, *, depth: int, as_json: bool
) -> NoReturn:
    """Prints why a person's figures are what they are; ends with 2 when there is no such person or figure."""
    prospect, progress = prospect_of(chosen, period, quiet=as_json)
    progress.end()
    language = chosen.language
    result = _person(prospect.appraisal.results, person, language)
    titles = {key: role.titles[0] for key, role in chosen.team.roles.items() if role.titles}
    words = words_for(prospect.appraisal, result.view.person.role, language, titles)
    figures = _figures(result, figure, words, language)
    if as_json:
        print_json({"person": result.view.person.id, "figures": [_plain(each, words) for each in figures]})
    else:
        name = result.view.person
        click.echo(f"{name.name}（{name.id}） {prospect.appraisal.period}")
        for line in tree(figures, words.say, text(language, "cli.told_above"), depth):
            click.echo(line)
        own = tuple(each for each in prospect.problems if each.person_id == name.id)
        print_problems(own, words)
    leave(DONE if all(each.known for each in figures) else PROBLEMS)


def _person(results: tuple[Result, ...], wanted: str, language: str) -> Result:
    found = [each for each in results if wanted == each.view.person.id] or [
        each for each in results if wanted == each.view.person.name
    ]
    if len(found) != 1:
        _say_who(found, results, wanted, language)
    return found[0]


def _say_who(found: list[Result], results: tuple[Result, ...], wanted: str, language: str) -> NoReturn:
    if found:
        ids = ", ".join(each.view.person.id for each in found)
        click.echo(text(language, "cli.several_people", found=wanted, known=ids), err=True)
        leave(WRONG)
    known = [name for each in results for name in (each.view.person.id, each.view.person.name)]
    # A Chinese name has two or three characters: one in common is near enough.
    alike = next((name for name in known if set(name) & set(wanted)), "—")
    near = nearest(wanted, known)["nearest"] or alike
    click.echo(text(language, "cli.unknown_person", found=wanted, nearest=near), err=True)
    leave(WRONG)


def _figures(result: Result, wanted: str, words: Words, language: str) -> tuple[Figure, ...]:
    view = result.view
    if not wanted:
        heads = [result.headline(what) for what in HEADLINES[:3]]
        return tuple(each for each in (*heads, view.figures.get(TOTAL)) if each is not None)
    asked = next((what for what in HEADLINES if wanted in text(language, f"cli.asked_{what}").split()), "")
    heading = result.headline(asked) if asked in HEADLINES[:3] else view.figures.get(TOTAL) if asked else None
    if heading is not None:
        return (heading,)
    found = tuple(figure for name, figure in view.figures.items() if wanted in (name, words.label(name)))
    if not found:
        known = [words.label(name) for name in view.figures]
        details = nearest(wanted, known)
        click.echo(
            text(
                language,
                "cli.unknown_figure",
                found=wanted,
                nearest=details["nearest"] or "—",
                known=details["known"],
            ),
            err=True,
        )
        leave(WRONG)
    return found


def _plain(part: Figure | Cell, words: Words) -> dict[str, Any]:
    if isinstance(part, Cell):
        return {"book": part.book, "tab": part.tab, "cell": part.address, "shown": part.shown}
    return {
        "name": part.name,
        "label": words.label(part.name),
        "value": part.word or (None if part.value is None else str(part.value)),
        "unit": part.unit,
        "reason": words.reason(part),
        "period": part.period,
        "parts": [_plain(each, words) for each in part.parts],
    }
