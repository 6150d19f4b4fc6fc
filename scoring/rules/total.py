"""Several figures of one unit made one: added up, by weights, or their mean.

    rule: total
    of: [self_score, superior_score, panel_score]
    mode: weighted            # sum (default); weighted: each part counts by its weight; mean: all count alike
    weights: {self_score: 15%, superior_score: 60%, panel_score: 25%}
    missing: block            # one unknown part makes the total unknown; or renormalise: the others count for it
    most: 100                 # optional cap of the whole
    maxima: {self_score: 100} # optional cap of each part

Weights that differ by a word (a job type, a level) are a table of tables:

    rule: total
    of: [results, attitude]
    mode: weighted
    by: job_type
    weights: {sales: {results: 60%, attitude: 40%}, back_office: {results: 40%, attitude: 60%}}

Parts may have short names, so that several totals share one table of weights:

    rule: total
    of: {self: attitude_self, peers: attitude_peers, manager: attitude_manager}
    mode: weighted
    weights: rater_weights    # a setting: {self: 20%, peers: 20%, manager: 60%}

- Weights name every part and make up 100 % exactly; 99 % is refused. A part whose weight is 0 % is not looked at.
- One unknown part makes the total unknown; its weight is never spread over the rest, unless the scheme says `missing:
  renormalise`: then the weight of what is missing is spread over what is there, in proportion; a plain sum is scaled up
  by the `maxima`, which must then name every part. Nothing there at all: no answer.
- What waits for a lost figure of the scheme (`UNSET`) or is a mark outside its block is not missing: no total.
- A part above its `maxima` counts as that; a total above `most` counts as `most`. A part that stands in `of` twice is
  refused: it would count twice.

Source: circular (综)字20161101, 4.2.2 (a plain sum; weighted: 4.2.1); branch scheme; quarterly review (by job type).
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import chain
from typing import Any, Literal

from scoring.condition import no_shares
from scoring.facts import Found, View, unknown
from scoring.figure import Figure, each_unknown_leaf
from scoring.form import Mistake, Name, Path, Unset, nearest
from scoring.number import WORKING, ZERO, divide, settled, times, total_of
from scoring.unit import same
from scoring.weights import table_flaws

Shares = dict[str, Figure]
_WRONG = ("unset", "outside_block", "finer_than", "one_row_only")


@dataclass(frozen=True, slots=True)
class Rule:
    """Sum, weighted sum or mean of the parts.

    Attributes:
        of: the parts, of one unit, at least one: a list; or a table of short names, by which weights and maxima call
            them.
        mode: ``sum`` (default: the maxima of the parts carry the weights), ``weighted`` or ``mean``.
        weights: one for each part, together exactly 100 %; used in mode ``weighted`` only. With ``by`` one such table
            for each word.
        by: optional: the word that says which table of weights.
        missing: ``block`` (default): one unknown part makes the total unknown; ``renormalise``: the others count for
            it.
        most: optional: the total is cut to this.
        maxima: optional: part to the most that it counts.
    """

    of: tuple[Name, ...] | dict[str, Name]
    mode: Literal["sum", "weighted", "mean"] | Unset = "sum"
    weights: Shares | dict[str, Shares | Unset] | Unset = field(default_factory=dict)
    by: Name | None = None
    missing: Literal["block", "renormalise"] | Unset = "block"
    most: Figure | None = None
    maxima: Shares | Unset = field(default_factory=dict)

    @property
    def names(self) -> tuple[Name, ...]:
        """Returns the names of the parts."""
        return tuple(self.of.values()) if isinstance(self.of, dict) else self.of

    @property
    def called(self) -> tuple[str, ...]:
        """Returns by what weights and maxima call the parts."""
        return tuple(self.of)

    def unit(self, units: Mapping[str, str]) -> str:
        """Returns the unit that the parts share, after checking that no bound is a share where they are none."""
        unit = same({name: units[name] for name in self.names}, "total")
        no_shares("total", {"total": unit}, self._bounds())
        return unit

    def looks_up(self) -> Iterator[tuple[Path, str, str]]:
        """Yields each word that chooses a table of weights, with its place and the figure in which it is to stand."""
        for word in self.weights if self.by and isinstance(self.weights, dict) else ():
            yield ("weights", word), word, self.by or ""

    def flaws(self) -> Iterator[Mistake]:
        """Yields no parts, weights that do not name the parts or do not make up the whole, and maxima of others."""
        if not self.of:
            yield Mistake(("of",), "missing_key", {"wanted": "of"})
        yield from (
            Mistake(("of",), "part_twice", {"found": name}) for name, often in Counter(self.names).items() if often > 1
        )
        yield from self._weights_flaws()
        if not isinstance(self.maxima, Unset):
            yield from self._maxima_flaws(self.maxima)

    def _maxima_flaws(self, maxima: Mapping[str, Figure]) -> Iterator[Mistake]:
        for key, most in maxima.items():
            if key not in self.called:
                yield Mistake(("maxima", key), "unknown_key", nearest(key, self.called))
            elif most.value is not None and most.value <= 0:
                yield Mistake(("maxima", key), "not_above_nought", {"found": str(most.value)})
        if self.missing == "renormalise" and self.mode == "sum":
            for name in self.called:
                if name not in maxima:
                    yield Mistake(("maxima", name), "missing_key", {"wanted": name})

    def figure(self, view: View) -> Found:
        """Returns the total; unknown where a part is, unless the others count for it."""
        if self.mode == "sum" and self.missing == "block" and not self.maxima:
            return self._plain(tuple([view[name] for name in self.names]))
        lost = [each.figure() for each in (self.mode, self.missing, self.maxima) if isinstance(each, Unset)]
        if lost:
            return unknown(*lost)
        weights: Mapping[str, Figure | None] | Found = dict.fromkeys(self.names)
        if self.mode == "weighted":
            weights = self._weights(view)
        if isinstance(weights, Found):
            return weights
        bounds = [each for each in (*weights.values(), *self._bounds()) if each is not None and each.value is None]
        nought = {name for name, weight in weights.items() if weight is not None and weight.value == 0}
        parts = [view[name] for name in self.names if name not in nought]
        absent = [part for part in parts if part.value is None]
        if bounds or (absent and self.missing == "block") or len(absent) == len(parts):
            return unknown(*parts, *bounds)
        if any(leaf.reason[0] in _WRONG for leaf in each_unknown_leaf(absent)):
            return unknown(*absent)
        return self._made([part for part in parts if part.value is not None], weights, absent)

    def _plain(self, parts: tuple[Figure, ...]) -> Found:
        """Returns a sum without any ado: most totals are no more, and everybody has some."""
        whole = ZERO
        for part in parts:
            if part.value is None:
                return unknown(*parts)
            whole = WORKING.add(whole, part.value)
        if self.most is not None and self.most.value is None:
            return unknown(self.most)
        return self._cut(whole, "sum", parts)

    def _weights(self, view: View) -> Mapping[str, Figure] | Found:
        """Returns the weight of each part, or why nobody knows which."""
        if isinstance(self.weights, Unset):
            return unknown(self.weights.figure())
        if self.by is None:
            return self._by_name(_shares(self.weights))
        which = view[self.by]
        if not which.known:
            return unknown(which)
        table = self.weights.get(which.word)
        if isinstance(table, Unset | Figure):  # lost, or it would have been refused
            return unknown(table.figure() if isinstance(table, Unset) else table)
        if table is None:
            return Found(None, ("not_in_table", which.word, ", ".join(self.weights)), (which,))
        return self._by_name(table)

    def _by_name(self, table: Mapping[str, Figure]) -> Mapping[str, Figure]:
        """Returns what a table says of the parts, by their names."""
        if isinstance(self.of, tuple):
            return table
        return {name: table[key] for key, name in zip(self.called, self.names, strict=True) if key in table}

    def _bounds(self) -> tuple[Figure, ...]:
        maxima = () if isinstance(self.maxima, Unset) else tuple(self.maxima.values())
        return maxima if self.most is None else (*maxima, self.most)

    def _made(self, parts: list[Figure], weights: Mapping[str, Figure | None], absent: list[Figure]) -> Found:
        counted = tuple(self._held(part) for part in parts)
        if self.mode == "weighted":
            return self._weighted(counted, tuple(weights[part.name] or part for part in parts), absent)
        whole = total_of(map(_value, counted))
        if self.mode == "mean":
            number = Decimal(len(counted))
            return self._cut(divide(whole, number), "mean_of_parts", (*counted, *absent), number)
        if not absent:
            return self._cut(whole, "sum", counted)
        there = total_of(self._most_of(part) for part in parts)
        every = there + total_of(self._most_of(part) for part in absent)
        return self._cut(divide(times(whole, every), there), "sum_scaled", (*counted, *absent), every, there)

    def _weighted(self, counted: tuple[Figure, ...], shares: tuple[Figure, ...], absent: list[Figure]) -> Found:
        pairs = tuple(zip(counted, shares, strict=True))
        whole = total_of(times(_value(part), _value(share)) for part, share in pairs)
        if not absent:
            return self._cut(whole, "weighted_sum", tuple(chain(*pairs)))
        there = total_of(map(_value, shares))
        return self._cut(divide(whole, there), "weighted_scaled", (*chain(*pairs), *absent), there)

    def _held(self, part: Figure) -> Figure:
        """Returns the part, or what counts for it where it is above its most."""
        most = self._by_name(self.maxima).get(part.name) if isinstance(self.maxima, dict) else None
        if most is None or settled(_value(part)) <= _value(most):
            return part
        return Figure(part.name, most.value, part.unit, ("counts_as_most",), (part, most))

    def _most_of(self, part: Figure) -> Decimal:
        return ZERO if isinstance(self.maxima, Unset) else _value(self._by_name(self.maxima)[part.name])

    def _cut(self, value: Decimal, code: str, parts: tuple[Figure, ...], *more: Decimal) -> Found:
        most = self.most.value if self.most else None
        if self.most is None or most is None or settled(value) <= most:
            return Found(value, (code, *more), parts)
        return Found(most, ("cut_to", value, most), (*parts, self.most))

    def _weights_flaws(self) -> Iterator[Mistake]:
        if isinstance(self.weights, Unset) or (self.mode != "weighted" and not self.weights):
            return
        if self.by is None:
            yield from table_flaws(self.weights, self.called, ("weights",))
            return
        if not self.weights:
            yield Mistake(("weights",), "missing_key", {"wanted": "weights"})
        for word, table in self.weights.items():
            lost = isinstance(table, Unset) or (isinstance(table, Figure) and not table.known)
            yield from () if lost else table_flaws(table, self.called, ("weights", word))


def _value(figure: Figure) -> Decimal:
    return figure.value or ZERO


def _shares(table: Any) -> dict[str, Figure]:  # noqa: ANN401 - a table of shares, or something else in its place
    return {key: each for key, each in table.items() if isinstance(each, Figure)}
