"""What moves when rows or columns come or go: merges, protections, names, rules, marks, sizes."""

from .ranges import Box, as_sent

_ENDS = {"ROWS": ("startRowIndex", "endRowIndex"), "COLUMNS": ("startColumnIndex", "endColumnIndex")}


def inserted(first, last, at, count):
    """Returns where an interval lies after lines were put in before ``at``; one that they fall into grows.

    >>> inserted(2, 4, 2, 1), inserted(2, 4, 3, 1), inserted(2, 4, 4, 1), inserted(None, None, 0, 5)
    ((3, 5), (2, 5), (2, 4), (None, None))
    """
    if first is not None and at <= first:
        return first + count, last if last is None else last + count
    return first, last + count if last is not None and at < last else last


def deleted(first, last, at, end):
    """Returns where an interval lies after lines were taken away, or None when nothing is left of it.

    >>> deleted(2, 6, 3, 4), deleted(2, 6, 0, 3), deleted(2, 6, 1, 9), deleted(1, None, 0, 2)
    ((2, 5), (0, 3), None, (0, None))
    """

    def after(edge):
        return edge if edge is None or edge <= at else max(at, edge - (end - at))

    left = after(first), after(last)
    return None if left[1] is not None and left[1] <= (left[0] or 0) else left


def shift(spreadsheet, sheet, dimension, move):
    """Moves all that lies on a tab by ``move(first, last)``, which gives the new interval or None."""
    ranges = _Ranges(sheet.id, dimension, move)
    sheet.merges = [box for box in map(ranges.box, sheet.merges) if box]
    sheet.merges = [box for box in sheet.merges if box.height * box.width > 1]
    sheet.protections = [kept for kept in map(ranges.protection, sheet.protections) if kept]
    sheet.conditions = [kept for kept in map(ranges.rule, sheet.conditions) if kept]
    sheet.bands = [kept for kept in map(ranges.held, sheet.bands) if kept]
    sheet.filter = ranges.held(sheet.filter) if sheet.filter else None
    sheet.groups[dimension] = [kept for kept in map(ranges.line, sheet.groups[dimension]) if kept]
    spreadsheet.named = [kept for kept in map(ranges.named, spreadsheet.named) if kept]
    spreadsheet.tags = [kept for kept in map(ranges.tag, spreadsheet.tags) if kept]
    lengths = {}
    for at, kept in sheet.lengthways[dimension].items():
        where = move(at, at + 1)
        if where:
            lengths[where[0]] = kept
    sheet.lengthways[dimension] = lengths


class _Ranges:
    """Moves every kind of range that lies on one tab; what is left of nothing becomes None."""

    def __init__(self, sheet_id, dimension, move):
        self.sheet_id = sheet_id
        self.dimension = dimension
        self.move = move

    def range(self, area):
        """Moves a GridRange; one without bounds in this direction stays as it is."""
        first, last = _ENDS[self.dimension]
        if first not in area and last not in area:
            return area
        ends = self.move(area.get(first), area.get(last))
        if ends is None:
            return None
        rest = {name: value for name, value in area.items() if name not in {first, last}}
        return rest | {name: end for name, end in zip((first, last), ends, strict=True) if end is not None}

    def box(self, box):
        ends = (box.top, box.bottom) if self.dimension == "ROWS" else (box.left, box.right)
        ends = self.move(*ends)
        if ends is None:
            return None
        return Box(*ends, box.left, box.right) if self.dimension == "ROWS" else Box(box.top, box.bottom, *ends)

    def held(self, message):
        area = self.range(message["range"])
        return {**message, "range": area} if area is not None else None

    def protection(self, protection):
        if "range" not in protection:
            return protection
        kept = self.held(protection)
        if kept and "unprotectedRanges" in kept:
            kept["unprotectedRanges"] = [gap for gap in map(self.range, kept["unprotectedRanges"]) if gap is not None]
        return kept

    def rule(self, rule):
        ranges = [area for area in map(self.range, rule["ranges"]) if area is not None]
        return {**rule, "ranges": ranges} if ranges else None

    def named(self, named):
        return self.held(named) if named["range"].get("sheetId", 0) == self.sheet_id else named

    def line(self, group):
        ends = self.move(group["range"]["startIndex"], group["range"]["endIndex"])
        if ends is None:
            return None
        return {**group, "range": {"dimension": self.dimension, "startIndex": ends[0], "endIndex": ends[1]}}

    def tag(self, tag):
        where = tag["location"].get("dimensionRange")
        if where is None or where.get("sheetId", 0) != self.sheet_id or where["dimension"] != self.dimension:
            return tag
        ends = self.move(where.get("startIndex", 0), where["endIndex"])
        if ends is None:
            return None
        moved = as_sent({**where, "startIndex": ends[0], "endIndex": ends[1]})
        return {**tag, "location": {**tag["location"], "dimensionRange": moved}}
