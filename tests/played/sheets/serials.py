"""Days and times as serial numbers: days since 30 December 1899, and fractions of a day."""

from datetime import date, datetime, time, timedelta

EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet's clock shows the time of its own zone, and has none


def serial(moment):
    """Returns the serial number of a day, a time, both or a duration.

    >>> serial(date(2020, 1, 1)), serial(time(6)), serial(timedelta(hours=36))
    (43831.0, 0.25, 1.5)
    """
    if isinstance(moment, timedelta):
        return moment / timedelta(days=1)
    if isinstance(moment, time):
        moment = datetime.combine(EPOCH, moment)
    elif not isinstance(moment, datetime):
        moment = datetime.combine(moment, time())
    return (moment - EPOCH) / timedelta(days=1)


def moment(number):
    """Returns the day and time of a serial number, in whole milliseconds.

    >>> moment(43831.25)
    datetime.datetime(2020, 1, 1, 6, 0)
    """
    return EPOCH + timedelta(milliseconds=round(number * 86_400_000))


def is_day(value):
    """Tells whether a value is a day without a time."""
    return isinstance(value, date) and not isinstance(value, datetime)
