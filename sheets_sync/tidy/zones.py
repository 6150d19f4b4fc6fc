"""Whether two time zones have the same days."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

_YEAR = [datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=days) for days in range(0, 366, 7)]


def same_days(found: str, wanted: str) -> bool:
    """Tells whether it is the same time in two zones all the year, whatever they are called.

    >>> same_days("Asia/Chongqing", "Asia/Shanghai"), same_days("Etc/GMT", "Asia/Shanghai"), same_days("?", "UTC")
    (True, False, False)
    """
    try:
        one, other = ZoneInfo(found), ZoneInfo(wanted)
    except (OSError, ValueError, KeyError):
        return False
    return all(one.utcoffset(moment) == other.utcoffset(moment) for moment in _YEAR)
