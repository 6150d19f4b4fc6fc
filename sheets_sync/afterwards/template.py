"""An empty workbook for the past of a team: the months that are looked back at, their people, and what is asked."""

from collections.abc import Iterable
from dataclasses import replace
from io import BytesIO

import xlsxwriter

from scoring.period import Period
from scoring.person import Person
from scoring.versions import Versions, in_force, months_needed
from sheets_sync.afterwards.brought import EVERYBODY, HEADINGS
from sheets_sync.afterwards.meant import Meant, figures_meant
from sheets_sync.months.history import looked_back, names_known
from sheets_sync.months.record import Record
from sheets_sync.texts import texts

_WIDTH = 14


def template(versions: Versions, period: Period, people: Iterable[Person], record: Record, language: str) -> bytes:
    """Returns the workbook: a row a person and month, a column a figure; whoever fills it in changes nothing else.

    Args:
        versions: the schemes of the team.
        period: the first month that is to be worked out; those are listed that it looks back at.
        people: everybody, leavers included.
        record: what has happened to the months; closed ones are left out.
        language: of the headings.
    """
    figures = asked_figures(versions, period, language)
    months = [each for each in months_needed(versions, period) if each < period and str(each) not in record.closed()]
    said = texts(language, "tabs")
    rows = [[said[HEADINGS[key]] for key in ("period", "id", "name")] + [each.label for each in figures]]
    everybody = sorted(people, key=lambda each: each.id)
    for month in months:
        rows += [[str(month), each.id, each.name] for each in everybody if each.days_served(month)]
        rows += [[str(month), EVERYBODY, said["everybody"]]] * any(each.shared for each in figures)
    return _workbook(said["history"], rows)


def asked_figures(versions: Versions, period: Period, language: str) -> list[Meant]:
    """Returns the figures that are looked back at, in the order of their schemes."""
    wanted = looked_back(versions, period)
    known = {name for role in versions for name in names_known(in_force(versions, role, period))}
    meant = figures_meant(versions, language)
    found = [each for name, each in meant.items() if name in wanted & known]
    twice = {each.label for each in found if sum(other.label == each.label for other in meant.values()) > 1}
    return [replace(each, label=each.name) if each.label in twice else each for each in found]


def _workbook(title: str, rows: list[list[str]]) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet = book.add_worksheet(title)
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        sheet.set_column(0, 2, _WIDTH, text)
        sheet.set_column(3, max(3, len(rows[0]) - 1), _WIDTH)
        for place, row in enumerate(rows):
            for column, value in enumerate(row):
                sheet.write_string(place, column, value, text if place else bold)
        sheet.freeze_panes(1, 3)
    return made.getvalue()
