"""`import-history TEAM FILE`: bring the past of a team in once, checked; or write an empty file to fill in."""

from pathlib import Path

import click

from sheets_sync.cli.confirming import yes_option
from sheets_sync.cli.options import config_option, json_option


@click.command("import-history")
@click.argument("team")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--template", is_flag=True, help="Write FILE, empty, to be filled in. 写一个空表，填好再导入。")
@click.option("--by", default="", help="Who of HR brings it in. 人事中由谁导入。")
@click.option(
    "--replace", default="", metavar="REASON", help="Again what was brought in before, and why. 重新导入的原因。"
)
@config_option
@yes_option
@json_option
def import_history(
    team: str, file: Path, by: str, replace: str, config: Path, *, template: bool, yes: bool, as_json: bool
) -> None:
    """Bring earlier months in, from .xlsx or .csv. 导入过去的月份。

    Quarters, streaks and stars look back at them. Nothing is written while a mistake stands.
    """
    from sheets_sync.cli.importing import bring_in, write_template  # noqa: PLC0415 - heavy, and only needed here
    from sheets_sync.cli.teams import choose  # noqa: PLC0415 - as above

    chosen = choose(config, team, as_json=as_json)
    if template:
        write_template(chosen, file, as_json=as_json)
    bring_in(chosen, file, (by, replace), yes=yes, as_json=as_json)
