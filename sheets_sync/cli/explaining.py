"""Prints the trees of a person's figures."""

from difflib import get_close_matches
from typing import Any, NoReturn

import click

from scoring.appraise import Result
from scoring.figure import Cell, Figure
from scoring.figure import explain as tree
from scoring.pay import TOTAL
from scoring.period import Period
from sheets_sync.cli.console import DONE, PROBLEMS, WRONG, leave, print_json, print_problems
from sheets_sync.cli.teams import Chosen, prospect_of
from sheets_sync.present import Words, words_for
from sheets_sync.present.periods import period_said
from sheets_sync.present.problems import without_blanks_said
from sheets_sync.run import Prospect
from sheets_sync.texts import text

HEADLINES = ("score", "place", "star", "pay")


def explain_person(
    chosen: Chosen, person: str, figure: str, period: Period | None, *, depth: int, as_json: bool
) -> NoReturn:
    """Prints why a person's figures are what they are; ends with 2 when there is no such person or figure."""
    prospect, progress = prospect_of(chosen, period, quiet=as_json)
    progress.end()
    language = chosen.language
    _say_who_is_elsewhere(prospect, person, language)
    result = _person(prospect.appraisal.results, person, language)
    titles = {key: role.titles[0] for key, role in chosen.team.roles.items() if role.titles}
    words = words_for(prospect.appraisal, result.view.person.role, language, titles)
    figures = _figures(result, figure, words, language)
    if as_json:
        print_json({"person": result.view.person.id, "figures": [_plain(each, words) for each in figures]})
    else:
        name = result.view.person
        said = text(language, "commands.person", name=name.name, id=name.id)
        click.echo(f"{said} {prospect.appraisal.period}")
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


def _say_who_is_elsewhere(prospect: Prospect, wanted: str, language: str) -> None:
    """Ends the command for somebody on the roster who did not serve in the period: who left is not unknown."""
    if any(wanted in (each.view.person.id, each.view.person.name) for each in prospect.appraisal.results):
        return
    period = prospect.appraisal.period
    for each in (each for each in prospect.department.people if wanted in (each.id, each.name)):
        key, day = ("left_before", each.left) if each.left and each.left < period.first else ("not_yet", each.hired)
        said = {"name": each.name, "id": each.id, "day": str(day or "—"), "period": period_said(language, str(period))}
        click.echo(text(language, f"cli.{key}", **said), err=True)
        leave(WRONG)


def _nearest(wanted: str, known: list[str], most: int = 1) -> list[str]:
    """Returns the nearest names, then those with most characters in common: 奖金 is near to 优秀员工奖."""
    near = get_close_matches(wanted, known, n=most)
    common = {name: (-len(set(name) & set(wanted)), len(name)) for name in known if set(name) & set(wanted)}
    return [*dict.fromkeys([*near, *sorted(common, key=lambda name: common[name])])][:most]


def _say_who(found: list[Result], results: tuple[Result, ...], wanted: str, language: str) -> NoReturn:
    if found:
        ids = ", ".join(each.view.person.id for each in found)
        click.echo(text(language, "cli.several_people", found=wanted, known=ids), err=True)
        leave(WRONG)
    known = [name for each in results for name in (each.view.person.id, each.view.person.name)]
    near = "".join(_nearest(wanted, known))
    click.echo(without_blanks_said(language, "cli.unknown_person", found=wanted, nearest=near), err=True)
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
        # What only a key is known of can be asked for, but nobody is offered a key to read.
        known = [label for name in view.figures if (label := words.label(name)) != name]
        near = words.values["listed"].join(_nearest(wanted, known, most=3))
        click.echo(without_blanks_said(language, "cli.unknown_figure", found=wanted, nearest=near), err=True)
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
