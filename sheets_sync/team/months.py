"""Which month is over where a team is."""

from datetime import datetime
from zoneinfo import ZoneInfo

from scoring.period import Period


def last_complete(now: datetime, zone: str) -> Period:
    """Returns the last month that is over where the team is."""
    return Period.of(now.astimezone(ZoneInfo(zone)).date()).shift(-1)
