"""The plainest parts of requests to Google: areas, cells that are all alike, colours."""

from collections.abc import Mapping

Request = Mapping[str, object]
"""One request of a batch, as JSON."""


def area(sheet: int, top: int, left: int, bottom: int, right: int) -> dict[str, int]:
    """Returns a block of cells: 0-based, without the row ``bottom`` and the column ``right``."""
    return {
        "sheetId": sheet,
        "startRowIndex": top,
        "endRowIndex": bottom,
        "startColumnIndex": left,
        "endColumnIndex": right,
    }


def alike(where: dict[str, int], looks: Mapping[str, object], *fields: str) -> Request:
    """Returns the request that gives all cells of an area the same looks.

    Args:
        where: the area.
        looks: a ``CellFormat``.
        fields: which fields of it are set; those that it does not hold are taken back.
    """
    named = fields[0] if len(fields) == 1 else f"({','.join(fields)})"
    join = "." if len(fields) == 1 else ""
    cell = {"userEnteredFormat": looks} if looks else {}
    return {"repeatCell": {"range": where, "cell": cell, "fields": f"userEnteredFormat{join}{named}"}}


def colour(code: str) -> dict[str, object]:
    """Returns a colour as Google wants it.

    >>> colour("#FF0033")
    {'rgbColor': {'red': 1.0, 'green': 0.0, 'blue': 0.2}}
    """
    parts = {name: int(code[at : at + 2], 16) / 255 for name, at in (("red", 1), ("green", 3), ("blue", 5))}
    return {"rgbColor": parts}
