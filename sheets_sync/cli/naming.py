"""Names the team, and us as we were called, in what tells people to run a command: the line can be typed as it stands.

Whoever works in the project's own folder has no ``sheets-sync`` on the path.
"""

import re
import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

_NAME, _MODULE = "sheets-sync", "sheets_sync"


def with_team(words: str, team: str) -> str:
    """Returns words in which ``sheets-sync init`` and ``doctor`` name the team; where they do already, as they are.

    >>> with_team("再运行 sheets-sync doctor。", "ours"), with_team("run sheets-sync init ours", "ours")
    ('再运行 sheets-sync doctor ours。', 'run sheets-sync init ours')
    """
    return re.sub(rf"(sheets-sync (?:init|doctor)\b)(?! {re.escape(team)}\b)", rf"\1 {team}", words) if team else words


def as_called(words: str) -> str:
    """Returns words in which every command begins as the one that is running did."""
    return re.sub(rf"{_NAME}(?= [a-z])", lambda _: called(sys.orig_argv, sys.argv[0]), words)


def called(whole: Sequence[str], script: str) -> str:
    """Returns how a command of ours begins on this machine: as it was typed, or by its name when that is on the path.

    Args:
        whole: the words that were typed, the interpreter and its options among them.
        script: the file that runs.
    """
    typed = tuple(whole[1:3]) == ("-m", _MODULE)
    as_module = typed or tuple(whole[3:5]) == ("-m", _MODULE)  # a starter adds an option of the interpreter's
    starter = Path(whole[0]).parent / _NAME if as_module else Path(script)
    on_path = shutil.which(_NAME)
    if starter.stem != _NAME or (on_path and Path(on_path).resolve() == starter.resolve()):
        return _NAME
    if typed or not starter.exists():
        return shlex.join(whole[: whole.index(_MODULE) + 1]) if as_module else _NAME
    near = starter.is_absolute() and starter.is_relative_to(Path.cwd())
    return shlex.quote(str(starter.relative_to(Path.cwd()) if near else starter))


def quoted(path: Path | str) -> str:
    """Returns a path or a name as it is typed in a shell, of whatever system.

    >>> quoted(Path("a b/config")), quoted(Path("config"))
    ('"a b/config"', 'config')
    """
    return f'"{path}"' if " " in str(path) else str(path)
