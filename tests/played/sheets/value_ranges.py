"""values.get and values.batchGet: the values of ranges as people see them, as they are, or as they were entered."""

from .model import Error, Formula
from .ranges import a1, clipped, found
from .reading import one
from .values import ERRORS, is_moment, plain, text_of


def got(spreadsheet, text, query):
    """Returns a ValueRange; trailing empty rows and cells are left out, and ``values`` when nothing stands there."""
    sheet, ends = found(spreadsheet, text)
    box = clipped(sheet, ends, text)
    dimension = one(query, "majorDimension", "ROWS")
    render = rendering(
        spreadsheet, one(query, "valueRenderOption"), one(query, "dateTimeRenderOption", "SERIAL_NUMBER")
    )
    return shaped(sheet, box, dimension, render)


def batch_got(spreadsheet, query):
    """Returns the answer to values.batchGet."""
    ranges = [got(spreadsheet, text, query) for text in query.get("ranges", [])]
    return {"spreadsheetId": spreadsheet.id, "valueRanges": ranges}


def shaped(sheet, box, dimension, render):
    """Returns the values of a block as a ValueRange."""
    lines = [
        [render(cell) if cell is not None else "" for cell in line[box.left : box.right]]
        for line in sheet.rows[box.top : box.bottom]
    ]
    if dimension == "COLUMNS":
        width = max(map(len, lines), default=0)
        lines = [[line[at] if at < len(line) else "" for line in lines] for at in range(width)]
    for line in lines:
        while line and line[-1] == "":
            line.pop()
    while lines and not lines[-1]:
        lines.pop()
    out = {"range": a1(box, sheet.title), "majorDimension": "COLUMNS" if dimension == "COLUMNS" else "ROWS"}
    return {**out, "values": lines} if lines else out


def rendering(spreadsheet, option, dates):
    """Returns what shows a cell under a valueRenderOption."""
    locale = spreadsheet.locale
    if option in {"", "FORMATTED_VALUE", "FORMATTED"}:
        return lambda cell: text_of(cell, locale)
    as_text = dates == "FORMATTED_STRING"

    def raw(cell):
        value = cell.shown
        if isinstance(value, float):
            return text_of(cell, locale) if as_text and is_moment(cell, locale) else plain(value)
        if isinstance(value, Error):
            return f"{ERRORS[value.type]} ({value.message})" if value.message else ERRORS[value.type]
        return "" if value is None else value

    if option == "FORMULA":
        return lambda cell: cell.entered.text if isinstance(cell.entered, Formula) else raw(cell)
    return raw
