"""`schemes [WORD...]`: which schemes there are to begin with."""

from pathlib import Path

import click

from sheets_sync.cli.options import config_option, json_option


@click.command()
@click.argument("words", nargs=-1, metavar="[WORD...]")
@config_option
@json_option
def schemes(words: tuple[str, ...], config: Path, *, as_json: bool) -> None:
    """List the schemes to begin with, or those with all WORDs. 列出可用的方案；写了词，就只列有这些词的。"""
    from sheets_sync.cli import shelving  # noqa: PLC0415 - heavy, and only needed here

    shelving.tell(config, words, as_json=as_json)
