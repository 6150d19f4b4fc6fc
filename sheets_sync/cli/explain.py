"""`explain TEAM PERSON`: why somebody has this score, these stars, this pay, down to the cells."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.options import config_option, json_option, period_option


@click.command()
@click.argument("team")
@click.argument("person")
@click.argument("figure", required=False)
@config_option
@period_option
@click.option("--depth", type=click.IntRange(1), default=99, help="Levels below the top. 展开几层。")
@json_option
def explain(
    team: str, person: str, figure: str | None, config: Path, period: Period | None, *, depth: int, as_json: bool
) -> None:
    """Explain a person's figures down to the cells. PERSON: 工号 or name; FIGURE: e.g. 星级 or star. 说明来历。"""
    from sheets_sync.cli import explaining  # noqa: PLC0415 - heavy, and only needed here
    from sheets_sync.cli.teams import choose  # noqa: PLC0415 - as above

    explaining.explain_person(
        choose(config, team, as_json=as_json), person, figure or "", period, depth=depth, as_json=as_json
    )
