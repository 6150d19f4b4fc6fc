"""An example of each word, as it stands in a shipped scheme."""

import re
from functools import cache
from pathlib import Path

from scoring.form import fill
from scoring.written import STAGES, Written
from sheets_sync.strict_yaml import load

SCHEMES = Path(__file__).parent.parent / "config" / "schemes"
_LONGEST = 14


@cache
def examples() -> dict[str, tuple[str, str]]:
    """Returns word to the scheme and the lines of its best example: one of several lines before a long one-liner."""
    found: dict[str, list[tuple[tuple[int, int, str], str, str]]] = {}
    for path in sorted(SCHEMES.glob("*/*.yaml")):
        if path.name == "cases.yaml":
            continue
        written, _ = fill(Written, load(path).data)
        for stage in STAGES if written is not None else ():
            for name, data in getattr(written, stage).items():
                if isinstance(data, dict) and "rule" in data:
                    text = lines_of(path, stage, name)
                    size = (text.count("\n") >= _LONGEST, -len(data), text)
                    found.setdefault(data["rule"], []).append((size, path.parent.name, text))
    return {word: min(each)[1:] for word, each in found.items()}


def lines_of(path: Path, stage: str, name: str) -> str:
    """Returns the lines of a figure as they are written, without their indentation and their comments."""
    lines = path.read_text(encoding="utf-8").splitlines()
    at = lines.index(next(line for line in lines if re.match(rf"{stage}:", line)))
    first = next(number for number in range(at + 1, len(lines)) if re.match(rf"  {name}:", lines[number]))
    last = first + 1
    while last < len(lines) and (lines[last].startswith("   ") or not lines[last].strip()):
        last += 1
    block = [line[2:] for line in lines[first:last] if line.strip() and not line.strip().startswith("#")]
    return "\n".join(block).rstrip()
