"""Places at levels, given from the top down: who keeps the level reached, and who is put down."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

Key = tuple[Decimal, ...]
_FEW = 40
"""With more people than that it is not tried how each might tie with somebody unknown."""
_FIRST, _LAST = Decimal("Infinity"), Decimal("-Infinity")


@dataclass(frozen=True, slots=True)
class Seats:
    """The places of one level.

    Attributes:
        level: which level.
        places: how many.
        below: the level of those who find none.
    """

    level: Decimal
    places: int
    below: Decimal


@dataclass(frozen=True, slots=True)
class Rival:
    """Somebody who has reached a level.

    Attributes:
        level: which; None when that is not known, or when there is none.
        key: what decides, highest best; None when it is not known.
        competes: whether they may take a place.
        doubtful: whether it is the level that is not known: it may be any.
    """

    level: Decimal | None
    key: Key | None
    competes: bool
    doubtful: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Who has which level once all places are given.

    Attributes:
        levels: of each rival.
        crowded: those at whose level more people stood than there were places.
    """

    levels: tuple[Decimal | None, ...]
    crowded: frozenset[int]


def give(rivals: Sequence[Rival], seats: Sequence[Seats], *, admit_ties: bool) -> Outcome:
    """Returns the levels after all places are given.

    Args:
        rivals: whoever's level is None stands at none; an unknown key comes last.
        seats: from the top down.
        admit_ties: whether those tied across the last place all have one, or none of them.
    """
    levels = [rival.level for rival in rivals]
    crowded: set[int] = set()
    for each in seats:
        there = [index for index, level in enumerate(levels) if level == each.level]
        standing = [index for index in there if rivals[index].competes]
        chosen = _chosen({index: rivals[index].key or (_LAST,) for index in standing}, each.places, admit_ties)
        crowded.update(standing if len(standing) > each.places else ())
        for index in there:
            levels[index] = each.level if index in chosen else each.below
    return Outcome(tuple(levels), frozenset(crowded))


def possible(rivals: Sequence[Rival], seats: Sequence[Seats], *, admit_ties: bool) -> list[Outcome]:
    """Returns what may come out, at the best and at the worst for those who are known; one outcome when all are."""
    outcomes = [give(rivals, seats, admit_ties=admit_ties)]
    unsure = [index for index, rival in enumerate(rivals) if rival.doubtful or (rival.key is None and rival.level)]
    for each in seats if unsure else ():
        outcomes.append(give(_moved(rivals, unsure, each.level, len(unsure), ()), seats, admit_ties=admit_ties))
        if not admit_ties:  # who ties with somebody unknown at the border takes the place from both
            outcomes += _tied(rivals, unsure, seats, each, outcomes[0])
    return outcomes


def _tied(
    rivals: Sequence[Rival], unsure: list[int], seats: Sequence[Seats], each: Seats, calm: Outcome
) -> Iterator[Outcome]:
    """Yields what comes out when the unknown tie with somebody known; of a crowd, something no better than that.

    Who ties loses the place just when they would lose it to somebody ahead, so only those of lower levels need this:
    they are pushed by two where they else were pushed by one.
    """
    keys = {rival.key for rival in rivals if rival.key and rival.competes and (rival.level or _LAST) >= each.level}
    if len(keys) > _FEW or len(unsure) > _FEW // 10:
        worst = _moved(rivals, unsure, each.level, len(unsure), ())
        fewer = [Seats(one.level, one.places - len(unsure), one.below) if one is each else one for one in seats]
        pushed = give(worst, fewer, admit_ties=False)
        pairs = zip(rivals, pushed.levels, calm.levels, strict=True)
        levels = (calm_ if (rival.level or _LAST) >= each.level else now for rival, now, calm_ in pairs)
        yield Outcome(tuple(levels), pushed.crowded)
        return
    for key in sorted(keys):
        for ahead in range(len(unsure)):
            yield give(_moved(rivals, unsure, each.level, ahead, key), seats, admit_ties=False)


def _moved(rivals: Sequence[Rival], unsure: list[int], level: Decimal, ahead: int, key: Key) -> list[Rival]:
    """Returns the rivals with the unknown at a level: so many ahead of everybody, the others with that key."""
    moved = list(rivals)
    for place, index in enumerate(unsure):
        rival = rivals[index]
        own = (_FIRST, Decimal(-index)) if place < ahead else key
        moved[index] = Rival(level if rival.doubtful else rival.level, own, rival.competes)
    return moved


def _chosen(keys: dict[int, Key], places: int, admit_ties: bool) -> set[int]:  # noqa: FBT001 - see give
    if places <= 0:
        return set()
    if len(keys) <= places:
        return set(keys)
    ranked = sorted(keys.values(), reverse=True)
    border = ranked[places]  # the first who has no place
    clear = {index for index, key in keys.items() if key > border}
    if admit_ties and len(clear) < places:
        return {index for index, key in keys.items() if key >= border}
    return clear
