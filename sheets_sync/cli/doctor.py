"""`doctor TEAM`: look at everything that a run needs, and say what to do about what is not right."""

from pathlib import Path

import click

from sheets_sync.cli.confirming import yes_option
from sheets_sync.cli.options import config_option, json_option


@click.command()
@click.argument("team", required=False)
@config_option
@json_option
@click.option(
    "--live-check",
    "scratch",
    metavar="SPREADSHEET",
    help="Try out on a scratch spreadsheet (id or address) what Google really does. 在试验用的表格上实测。",
)
@yes_option
def doctor(team: str | None, config: Path, scratch: str | None, *, as_json: bool, yes: bool) -> None:
    """Look at sign-in, books, protections and who can see what. 体检：登录、表格、保护、谁能看。"""
    if scratch is not None:
        from sheets_sync.cli.trying import try_out  # noqa: PLC0415 - heavy, and only needed here

        try_out(scratch, config, as_json=as_json, yes=yes)
    from sheets_sync.cli import examining  # noqa: PLC0415 - heavy, and only needed here

    examining.examine_team(config, team or "", as_json=as_json)
