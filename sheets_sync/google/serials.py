"""Days and times as Google keeps them: numbers that count the days since 30 December 1899."""

from datetime import UTC, date, datetime, time, timedelta

from sheets_sync.value import Value, as_written, decimal_of

_ORIGIN = datetime(1899, 12, 30, tzinfo=UTC).replace(tzinfo=None)  # a spreadsheet knows no time zones
_FIRST = 61  # 1 March 1900: from here on all programs count alike
_END = 2_958_466  # the day after 31 December 9999
_LONGEST = 100_000_000  # days; a longer duration is a number that wears the wrong format
_DAY = 86_400


def serial_of(value: date | time) -> float:
    """Returns the serial number of a day, a moment or a time of day.

    >>> serial_of(date(2025, 12, 9)), serial_of(datetime(2025, 12, 9, 12)), serial_of(time(6))
    (46000, 46000.5, 0.25)
    """
    if isinstance(value, time):
        return _seconds(value) / _DAY
    days = (value - _ORIGIN).days if isinstance(value, datetime) else (value - _ORIGIN.date()).days
    seconds = _seconds(value) if isinstance(value, datetime) else 0
    return days + seconds / _DAY if seconds else days


def moment_of(serial: float) -> Value:
    """Returns what a number stands for whose cell shows days.

    A day; a moment where there is a time of day; a time alone below the first day, as in Excel; text before March
    1900; the number itself where the calendar ends.

    >>> moment_of(46000), moment_of(46000.5), moment_of(0.25)
    (datetime.date(2025, 12, 9), datetime.datetime(2025, 12, 9, 12, 0), datetime.time(6, 0))
    """
    if 0 <= serial < 1:
        return time_of(serial)
    try:
        moment = _ORIGIN + timedelta(seconds=_whole_seconds(serial))
    except OverflowError:
        return decimal_of(serial)
    return as_written(moment if _seconds(moment) else moment.date()) if serial < _END else decimal_of(serial)


def time_of(serial: float) -> Value:
    """Returns what a number stands for whose cell shows a time of day.

    A time below a day; the duration from a day on, until the number can only be a moment of which the day is not
    shown.

    >>> time_of(0.25), time_of(1.25), time_of(46000.5)
    (datetime.time(6, 0), '30:00:00', datetime.datetime(2025, 12, 9, 12, 0))
    """
    if serial >= _FIRST:
        return moment_of(serial)
    seconds = _whole_seconds(serial) if serial >= 0 else -1
    return _time(seconds) if 0 <= seconds < _DAY else duration_of(serial)


def duration_of(serial: float) -> Value:
    """Returns what a number stands for whose cell shows a duration: a time below a day, text from a day on.

    >>> duration_of(0.0625), duration_of(1.25), duration_of(-0.5)
    (datetime.time(1, 30), '30:00:00', '-12:00:00')
    """
    if abs(serial) > _LONGEST:
        return decimal_of(serial)
    seconds = round(serial * _DAY)
    if 0 <= seconds < _DAY:
        return _time(seconds)
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _whole_seconds(serial: float) -> int:
    """Returns the seconds that have passed; to the millisecond first, since 9:00 may be kept as 8:59:59.9999999."""
    return round(serial * _DAY * 1000) // 1000


def _seconds(value: datetime | time) -> int:
    """Returns the seconds since midnight."""
    return value.hour * 3600 + value.minute * 60 + value.second


def _time(seconds: int) -> time:
    """Returns the time of day so many seconds after midnight."""
    return time(seconds // 3600, seconds // 60 % 60, seconds % 60)
