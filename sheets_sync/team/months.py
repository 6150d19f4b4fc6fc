"""Which period is over where a team is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from scoring.period import Period
from sheets_sync.team.cycle import Periods

_MONTHS = Periods()


def last_complete(now: datetime, zone: str, periods: Periods = _MONTHS) -> Period:
    """Returns the last period that is over where the team is."""
    return periods.of(now.astimezone(ZoneInfo(zone)).date()).shift(-1)
