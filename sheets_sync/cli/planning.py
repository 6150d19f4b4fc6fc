"""Prints a plan as text, Markdown or JSON, with what would be refused."""

from typing import NoReturn

import click

from scoring.period import Period
from sheets_sync.cli.console import DONE, PROBLEMS, REFUSED, leave, print_json, print_problems
from sheets_sync.cli.doing import prospect_plain
from sheets_sync.cli.teams import Chosen, over, prospect_of, words_of
from sheets_sync.plan import Refusal, refuse_if_unsafe
from sheets_sync.present.causes import explained
from sheets_sync.present.plan_words import plan_lines, plan_markdown, refusal_lines
from sheets_sync.run import Prospect
from sheets_sync.texts import text


def show(
    chosen: Chosen, period: Period | None, how: str, *, force: bool, accept_edits: bool, everything: bool
) -> NoReturn:
    """Prints the plan of a team; ends with 3 when a run would be refused, with 1 when problems stand."""
    prospect, progress = prospect_of(chosen, period, quiet=how == "json")
    progress.end()
    refusals = refuse_if_unsafe(
        prospect.plan,
        chosen.settings.service.trust,
        force=force,
        accept_edits=accept_edits,
        until=over(chosen.team),
    )
    if how == "json":
        words = [{"code": each.code, "book": each.name, "details": dict(each.details)} for each in refusals]
        print_json({**prospect_plain(prospect, chosen.language), "refusals": words})
    else:
        _print(prospect, refusals, chosen.language, markdown=how == "markdown", most=None if everything else 40)
    leave(REFUSED if refusals else PROBLEMS if prospect.unsettled else DONE)


def _print(
    prospect: Prospect, refusals: tuple[Refusal, ...], language: str, *, markdown: bool, most: int | None
) -> None:
    shown = explained(prospect.plan, prospect.appraisal, language)
    if markdown:
        click.echo(plan_markdown(shown, language))
    else:
        for line in plan_lines(shown, language, most=most):
            click.echo(line)
    print_problems(prospect.problems, words_of(prospect))
    for line in refusal_lines(refusals, language):
        click.echo(line, err=True)
    for tick in prospect.life.ticks if prospect.life else ():
        click.echo(text(language, f"cli.tick_waits_{tick.boxes.what}", month=tick.period, by=tick.boxes.by))
    if prospect.plan.is_empty:
        click.echo(text(language, "cli.nothing_to_change" if prospect.wanted else "cli.nobody_appraised"))
