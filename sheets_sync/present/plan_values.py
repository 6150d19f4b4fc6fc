"""Values of a plan as text: as they stand in their columns, short enough for a line, and where two long ones part."""

from decimal import Decimal

from sheets_sync.grid import Value
from sheets_sync.plan import shown as plain_value
from sheets_sync.present import shown

_LONGEST = 60
_BEFORE, _AFTER = 5, 8


def value_text(value: Value, kind: str, nothing: str) -> str:
    """Returns a value as it stands in its column.

    >>> (
    ...     value_text(Decimal("88.5"), "points", "-"),
    ...     value_text(Decimal(1020), "money", "-"),
    ...     value_text(None, "text", "-"),
    ... )
    ('88.50', '1,020.00', '-')
    """
    if value is None or value == "":
        return nothing
    if isinstance(value, bool):
        return "☑" if value else "☐"
    if kind in ("points", "money") and isinstance(value, Decimal):
        return shown.points(value) if kind == "points" else shown.money(value)
    return str(plain_value(value))


def parting(before: str, after: str) -> tuple[str, str]:
    """Returns two long texts where they differ, with a little around it.

    >>> parting("得分：个人业绩 72.00 + 日常任务 16.50", "得分：个人业绩 76.00 + 日常任务 16.50")
    ('…人业绩 72.00 + 日常…', '…人业绩 76.00 + 日常…')
    """
    start = _alike(before, after)
    end = min(_alike(before[::-1], after[::-1]), len(before) - start, len(after) - start)
    return _around(before, start, len(before) - end), _around(after, start, len(after) - end)


def _alike(one: str, other: str) -> int:
    """Returns how many characters two texts have in common at their beginning."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (here, there) in enumerate(pairs) if here != there), min(len(one), len(other)))


def _around(text: str, start: int, end: int) -> str:
    """Returns a piece of a text with a few characters on either side."""
    first, last = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}"


def table_cell(text: str) -> str:
    """Returns a text as it can stand in a Markdown table."""
    return " ".join(text.replace("|", "\\|").split())


def line(text: str) -> str:
    """Returns a text as one line."""
    return " ".join(text.split())


def short(text: str) -> str:
    """Returns a text as one line of a terminal holds it."""
    whole = line(text)
    return whole if len(whole) <= _LONGEST else f"{whole[: _LONGEST - 1]}…"
