"""Blank tabs for a team's tables: said without a home first, then as what a home of books must do."""

from sheets_sync.opening.blank import BlankColumn, BlankTab, blank_tabs
from sheets_sync.opening.plan import Add, Fasten, Fill, Opening, opening
from sheets_sync.opening.requests import ENTERED, occupied, requests_for

__all__ = [
    "ENTERED",
    "Add",
    "BlankColumn",
    "BlankTab",
    "Fasten",
    "Fill",
    "Opening",
    "blank_tabs",
    "occupied",
    "opening",
    "requests_for",
]
