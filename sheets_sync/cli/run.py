"""`run TEAM`: read, work out, and write what changed."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.options import config_option, json_option, period_option, safety_options


@click.command()
@click.argument("team")
@config_option
@period_option
@safety_options
@click.option("--all", "everything", is_flag=True, help="Print every change. 列出全部改动。")
@json_option
def run(
    team: str, config: Path, period: Period | None, *, force: bool, accept_edits: bool, everything: bool, as_json: bool
) -> None:
    """Work out a month and write the results. 算出一个月并写入结果。"""
    from sheets_sync.cli.doing import do  # noqa: PLC0415 - heavy, and only needed here
    from sheets_sync.cli.teams import choose  # noqa: PLC0415 - as above
    from sheets_sync.cli.writing_down import refuse_not_begun  # noqa: PLC0415 - as above

    chosen = choose(config, team, as_json=as_json)
    if not force:
        refuse_not_begun(chosen, period, as_json=as_json)
    do(chosen, period, force=force, accept_edits=accept_edits, everything=everything, as_json=as_json)
