"""`verify TEAM`: prove that the closed months are those that were closed, and come out the same to the cent."""

from pathlib import Path

import click

from sheets_sync.cli.options import config_option, json_option


@click.command()
@click.argument("team")
@config_option
@click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    help="Verify this archive folder by itself: no configuration and no book is read. 只验这个存档文件夹。",
)
@json_option
def verify(team: str, config: Path, archive: Path | None, *, as_json: bool) -> None:
    """Work every closed month out again from its archive, offline. 离线重算每个已关账的月份，逐格核对。"""
    from sheets_sync.cli import verifying  # noqa: PLC0415 - heavy, and only needed here

    verifying.verify(team, config, archive, as_json=as_json)
