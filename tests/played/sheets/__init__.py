"""Spreadsheets as Google's servers keep them: a stateful model that answers the Sheets API.

How each behaviour is known is said where it stands: [recorded] real answers are replayed against it, [documented] it
follows Google's documents, [third parties] others saw it, [inferred] it is likely. Nothing was tried on live Google
here. ``Quirks`` holds what sources disagree about.

Not played: charts, pivot tables, slicers, tables, smart chips, filter views, data sources, borders by their own
request, comments, copying a tab into another spreadsheet, the computing of formulas (``Formula(text, value)`` tells
what one comes to), and data validation of what the API writes. A kind of request that is not played stops the test.
"""

from . import mask, person
from .looking import csv, grids, values
from .making import copied, create, load_csv
from .model import Error, Formula, Quirks, Spreadsheet
from .refusal import Refused
from .routes import Access, handle

__all__ = [
    "Access",
    "Error",
    "Formula",
    "Quirks",
    "Refused",
    "Spreadsheet",
    "copied",
    "create",
    "csv",
    "grids",
    "handle",
    "load_csv",
    "mask",
    "person",
    "values",
]
