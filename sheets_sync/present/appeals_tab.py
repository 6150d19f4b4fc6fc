"""申诉情况, the tab that counts appeals by item and by who entered it; nobody who appealed is named."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal

from scoring.versions import Versions
from sheets_sync.grid import Column, Tab
from sheets_sync.months.appeals import STATUSES, Appeal, tallies
from sheets_sync.present.labelling import labels_of
from sheets_sync.present.months_tabs import months_heading
from sheets_sync.team import Team
from sheets_sync.texts import text


def appeals_tab(team: Team, versions: Versions, appeals: Iterable[Appeal], until: Mapping[str, date]) -> Tab:
    """Returns the tab.

    Args:
        team: whose.
        versions: the schemes of its roles: what items are called.
        appeals: against all months.
        until: month to the last day on which somebody might appeal.
    """
    labels = labels_of(
        (scheme for every in versions.values() for own in every for scheme in reversed(own)), team.language
    )
    keys = ("appeal_filed", *(f"appeal_{each}" for each in STATUSES), "appeal_late")
    counted = [Column(text(team.language, f"tabs.{key}"), "count", 10) for key in keys]
    named = (("month_column", 12), ("appeal_item", 24), ("appeal_keeper", 16))
    rows_late = Column(text(team.language, "tabs.appeal_late_rows"), "text", 18)
    columns = (*(Column(text(team.language, f"tabs.{key}"), "text", wide) for key, wide in named), *counted, rows_late)
    rows = tuple(
        (
            each.period,
            labels.get(each.item, each.item) or each.called,
            each.keeper or None,
            *(Decimal(number) for number in (each.filed, *each.of_status, len(each.late))),
            ", ".join(map(str, each.late)) or None,
        )
        for each in tallies(appeals, until)
    )
    title = text(team.language, "tabs.appeals")
    return Tab(title, months_heading(team, title), columns, rows, keys=3, names=1, guarded=False)
