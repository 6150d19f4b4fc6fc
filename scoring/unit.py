"""What a number counts: the units a figure may have, and which of them may be added."""

UNITS = (
    "yuan",
    "points",
    "percent",
    "permille",
    "seconds",
    "minutes",
    "hours",
    "days",
    "count",
    "ratio",
    "place",
    "star",
    "yes_no",
    "word",
    "date",
)


class UnitClash(ValueError):
    """Two units that must be the same are not."""


def same(units: dict[str, str], reason: str) -> str:
    """Returns the one unit that all the named figures have.

    Args:
        units: name of a figure to its unit.
        reason: what was about to be done with them, for the message.

    Raises:
        UnitClash: they differ; the message names each figure with its unit.
    """
    found = set(units.values())
    if len(found) > 1:
        listed = ", ".join(f"{name} [{unit}]" for name, unit in units.items())
        message = f"{reason}: {listed}"
        raise UnitClash(message)
    return found.pop() if found else "points"
