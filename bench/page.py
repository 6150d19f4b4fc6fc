"""How a measurement is told: Markdown tables, promises that hold or not, and a part of a page that is rewritten."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the page between two marks.

    Attributes:
        begin: the mark before it.
        end: the mark after it.
    """

    begin: str
    end: str

    def rewrite(self, report: str, page: Path = PAGE) -> None:
        """Puts the report between the marks."""
        text = page.read_text(encoding="utf-8")
        before, _, rest = text.partition(self.begin)
        _, _, after = rest.partition(self.end)
        page.write_text(f"{before}{self.begin}\n{report}\n{self.end}{after}", encoding="utf-8")


def promise(text: str, *, held: bool) -> str:
    """Returns a line for a promise: PASS or MISS first."""
    return f"{'PASS' if held else 'MISS'} {text}"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Returns a Markdown table whose first column is words and all others numbers."""
    return [line(head), line(["---", *("---:" for _ in head[1:])]), *map(line, rows)]


def line(cells: Sequence[str]) -> str:
    """Returns a row of a Markdown table."""
    return "| " + " | ".join(cells) + " |"


def shown(value: float) -> str:
    """Returns a number at a glance."""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def growth(sizes: Sequence[int], values: Sequence[float]) -> str:
    """Returns the exponents from size to size: 1 means twice the people take twice as much."""
    pairs = zip(sizes[1:], sizes, values[1:], values, strict=False)
    powers = [
        math.log(after / before) / math.log(size / fewer) for size, fewer, after, before in pairs if before and after
    ]
    return " → ".join(f"{power:.2f}" for power in powers)
