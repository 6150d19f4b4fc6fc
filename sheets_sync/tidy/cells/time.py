"""``as: time`` and ``as: moment``: when the clock was punched, in whole seconds."""

import re
from datetime import date, datetime, time
from decimal import Decimal
from functools import lru_cache

from sheets_sync.team.words import narrow
from sheets_sync.tidy.cells.date import day_of
from sheets_sync.tidy.cells.unread import Typed, Unread, is_blank, spoilt

DAY = 86_400
_MARK = {"上午": 0, "am": 0, "下午": 12, "晚上": 12, "pm": 12}
_CLOCK = re.compile(
    r"(?P<before>上午|下午|晚上)?(?P<h>\d{1,2})(?:[:时点](?P<m>\d{1,2})(?:[:分](?P<s>\d{1,2})(?:\.0+)?秒?)?分?|点整)(?P<after>am|pm)?",
    re.ASCII,
)
_MOMENT = re.compile(
    r"(?P<day>\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?|\d{8})[ tT]*(?P<clock>\D*\d{1,2}[:时点].*)", re.ASCII
)


def seconds_of(value: Typed) -> int | Unread | None:
    """Returns the seconds after midnight that a cell says; None for a blank; up to 47:59 for the morning after.

    >>> seconds_of("8：05"), seconds_of(time(17, 0)), seconds_of("下午5:30"), seconds_of(None), seconds_of("25:10")
    (29100, 61200, 63000, None, 90600)
    """
    if isinstance(value, time):
        return value.hour * 3600 + value.minute * 60 + value.second
    if isinstance(value, str):
        return _written(value)
    if value is None:
        return None
    if isinstance(value, Decimal):
        return _counted(value)
    return spoilt(value) or Unread("unreadable_time")


def moment_of(value: Typed) -> tuple[date, int] | Unread:
    """Returns the day and the seconds after its midnight that a cell says; a day alone is not enough.

    >>> moment_of("2026/10/8 08:05:30"), moment_of(datetime(2026, 10, 8, 17, 0)), moment_of(date(2026, 10, 8)).code
    ((datetime.date(2026, 10, 8), 29130), (datetime.date(2026, 10, 8), 61200), 'unreadable_moment')
    """
    if isinstance(value, datetime):
        return value.date(), value.hour * 3600 + value.minute * 60 + value.second
    if isinstance(value, str) and not is_blank(value):
        found = _MOMENT.fullmatch(narrow(value))
        day = day_of(found["day"]) if found else None
        seconds = _written(found["clock"]) if found else None
        if day is not None and isinstance(seconds, int) and seconds < DAY:
            return day, seconds
    return spoilt(value) or Unread("unreadable_moment")


@lru_cache(maxsize=1 << 17)
def _written(text: str) -> int | Unread | None:
    if is_blank(text):
        return None
    found = _CLOCK.fullmatch("".join(narrow(text).split()).lower())
    if not found:
        return Unread("unreadable_time")
    hour, minute, second = int(found["h"]), int(found["m"] or 0), int(found["s"] or 0)
    mark = found["before"] or found["after"]
    if mark:
        if not 1 <= hour <= 12:
            return Unread("unreadable_time")
        hour = hour % 12 + _MARK[mark]
    fits = hour < 48 and minute < 60 and second < 60
    return hour * 3600 + minute * 60 + second if fits else Unread("unreadable_time")


def _counted(value: Decimal) -> int | Unread:
    """Returns the seconds of a share of a day, as a cell holds a time whose format is lost."""
    if not value.is_finite() or not 0 < value < 1:
        return Unread("unreadable_time")
    return int((value * DAY).to_integral_value())
