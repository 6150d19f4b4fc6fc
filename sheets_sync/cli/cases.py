"""`cases [SCHEME]`: work the examples that stand beside the schemes."""

from pathlib import Path

import click

from sheets_sync.cli.options import config_option, json_option


@click.command()
@click.argument("scheme", required=False)
@config_option
@json_option
@click.option("-v", "--verbose", is_flag=True, help="Name those that passed too. 也列出通过的。")
def cases(scheme: str | None, config: Path, *, as_json: bool, verbose: bool) -> None:
    """Work the examples kept beside the schemes. 运行方案附带的算例。"""
    from sheets_sync.cli import working_cases  # noqa: PLC0415 - heavy, and only needed here

    working_cases.work(config, scheme or "", as_json=as_json, verbose=verbose)
