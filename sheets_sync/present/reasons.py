"""The sentence of each reason code, and of a code that has none."""

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present.saying import Says

if TYPE_CHECKING:
    from sheets_sync.present.words import Words

_HERE = Path(__file__).parent
_ROOMS = sorted(each.name for each in iter_modules([str(_HERE)]) if each.name.startswith("reasons_of_"))
SENTENCES: Says = {
    code: say for room in _ROOMS for code, say in import_module(f"sheets_sync.present.{room}").SAYS.items()
}
"""Reason code to what makes its sentence: all that the modules ``reasons_of_*`` say."""


def unworded(words: "Words", figure: Figure) -> str:  # noqa: ARG001 - the same in any language
    """Returns a reason that has no words: its code and arguments as they are."""
    return " ".join(str(each) for each in figure.reason)
