"""Lets the library of the command line say its own few words (usage, a missing argument) in the reader's language."""

import click

from sheets_sync.cli.options import language
from sheets_sync.texts.zh.usage import USAGE

_MODULES = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.termui, click.types)


def speak() -> None:
    """Lets click look its words up here, each time it says something.

    It asks gettext, which finds catalogues by the machine's locale alone and only as compiled files; the language here
    is also that of ``SHEETS_SYNC_LANGUAGE``. A word that is not in the table stays as click has it.
    """
    for module in _MODULES:
        here = vars(module)
        here.update({name: said for name, said in (("_", _said), ("ngettext", _counted)) if name in here})


def _said(message: str) -> str:
    return USAGE.get(message, message) if language() == "zh" else message


def _counted(one: str, many: str, count: int) -> str:
    return _said(one if count == 1 else many)
