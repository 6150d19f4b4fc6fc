"""Days away on leave: which requests count, as what, and how many days of each lie in the month.

    rule: leave
    of: leave                          # forms with the field `type`, and optionally those below
    schedule: scheduled                # a figure of the word `timetable`
    approved: {approved: yes}          # optional: what a form must say to count; else it is as if never asked
    otherwise: personal                # what leave counts as that lacks its proof, or that nobody is entitled to
    types:
      personal: {}
      sick: {proof: yes}               # field `proof_ok`
      marriage: {proof: yes, most: 3, who: {standing: [regular, confirming]}}
      maternity: {proof: yes, counts: with_holidays}
      bereavement: {needs: approver, counts: calendar, most: 3, limit: request}

It answers with the sum of the days; its parts are the requests, called by the type that they count as, for the word
`occurrences`.

- Of each type: `counts` says which days inside it count: those to be worked (`workdays`, default), holidays too
  (`with_holidays`), every day (`calendar`). `proof: yes`: without the field `proof_ok` it counts as `otherwise`; so
  does leave that `who` does not allow, and what goes beyond `most` days. All requests of a type share these days, or
  each has them for itself (`limit: request`). A request in which a field of `needs` is blank is as if never asked.
- The fields that it knows: `type`; `days` (whole and half days; `0.5` of one day, `2.5` to the noon of
  the last); `from_half` and `to_half` (`am`, `pm`); `proof_ok`; `returned_early_on` with `cancel_filed`
  (销假): days from the early return on are not away, if the return was reported.
- `days` and no last day (or the first again): so many days of those that the type counts, from the first on; a request
  that goes on into the next month must say its last day. `days` that are neither the days to be worked from first to
  last, nor the calendar days, nor those that the type counts: no answer until somebody puts it right.
- Days before somebody joined and after they left never count, whatever the type counts; nor, of days to be worked, the
  half that the timetable has off (the afternoon of 8 March).
- No half day is given twice: of two requests for a day the earlier one has it. Where they count as different types,
  there is no answer until somebody puts one of them right.
- A limit counts from the first day of a request, also when that lies in the month before; only the days of this month
  are its answer. Requests that end before this month are not seen here: `count_over` adds up a year.
- A type that is not listed, or days that are no halves: no answer until somebody puts it right.
- While a word that `approved` asks for is blank on a request, it is neither refused nor granted: no answer.
- `most` of the type `otherwise` is refused: what is beyond would count as the same again.

Source: attendance rules of the factory (l. 121–173) and of the mall (l. 299–375).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from scoring.attendance.asked import differs, ended
from scoring.attendance.away import HALF, Given, Taken, day_figure, last_day, pieces
from scoring.attendance.roster import TIMETABLE, roster_of
from scoring.attendance.rows import OnRow, asked_of, field, rows_of, says_yes
from scoring.condition import Condition
from scoring.facts import Found, View, unknown
from scoring.figure import Figure, Reason
from scoring.form import Mistake, Name, nearest
from scoring.number import ZERO
from scoring.records import Record

_NONE = Found(ZERO, ("no_leave",))


@dataclass(frozen=True, slots=True)
class Kind:
    """What holds of one type of leave.

    Attributes:
        counts: which days inside it count: those to be worked; holidays too; every calendar day.
        proof: whether it needs proof (field ``proof_ok``).
        most: how many days there may be; what is beyond counts as the other type.
        limit: whether all requests share ``most`` (``together``, default), or each has it for itself (``request``).
        needs: fields that must not be blank for a request to have effect.
        who: who is entitled to it.
    """

    counts: Literal["workdays", "with_holidays", "calendar"] = "workdays"
    proof: bool = False
    most: Figure | None = None
    limit: Literal["together", "request"] = "together"
    needs: tuple[str, ...] = ()
    who: Condition | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """The leave of the month, request by request.

    Attributes:
        of: name of the records.
        schedule: the timetable, a figure of the word ``timetable``.
        types: type of leave to what holds of it: ``counts``, ``proof``, ``most``, ``limit``, ``needs`` and ``who``, all
            of them optional.
        otherwise: the type that stands in where proof or entitlement lacks, and beyond ``most``.
        approved: optional: what a row must say to count.
    """

    of: str
    schedule: Name
    types: dict[str, Kind]
    otherwise: str
    approved: OnRow | None = None

    def unit(self, units: Mapping[str, str]) -> str:  # noqa: ARG002 - always the same
        """Returns days."""
        return "days"

    def records(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the record and the fields that it asks for, with the key under which it does."""
        yield "of", self.of, ("type", *(name for kind in self.types.values() for name in kind.needs))
        yield "approved", self.of, tuple(self.approved.names()) if self.approved else ()

    def kinds(self, known: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:  # noqa: ARG002 - its own
        """Returns what the things in it are called."""
        return tuple(self.types)

    def on_rows(self) -> Iterator[tuple[str, str, Condition]]:
        """Yields its conditions on rows, with their key and the record."""
        if self.approved:
            yield "approved", self.of, self.approved.condition

    def asks(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Yields the figures that it asks for, with their key and the words that make such."""
        yield "schedule", self.schedule, (TIMETABLE,)

    def flaws(self) -> Iterator[Mistake]:
        """Yields a stand-in type that is none of the types."""
        if self.otherwise not in self.types:
            yield Mistake(("otherwise",), "unknown_word", nearest(self.otherwise, list(self.types)))
        elif self.types[self.otherwise].most is not None:  # what is beyond would count as the same again
            said = nearest("most", ["counts", "proof", "needs", "who"])
            yield Mistake(("types", self.otherwise, "most"), "unknown_key", said)

    def figure(self, view: View) -> Found:
        """Returns the days away, request by request; unknown when a request cannot be judged."""
        rows = rows_of(view, self.of)
        if rows == ():
            return _NONE
        roster = roster_of(view, self.schedule)
        if rows is None or roster is None:
            return unknown(view[self.schedule]) if rows is not None else unknown(view[self.of])
        given = Given(roster, {})
        spent: dict[str, Decimal] = {}
        parts: list[Figure] = []
        for row in rows:
            answer = self._row(view, row, given, spent)
            if isinstance(answer, Found):
                return answer
            parts += answer
        return Found(sum((part.value for part in parts if part.value), ZERO), ("leave", str(len(parts))), tuple(parts))

    def _row(self, view: View, row: Record, given: Given, spent: dict[str, Decimal]) -> list[Figure] | Found:
        """Returns what a request comes to: nothing when it was refused, no answer when it contradicts itself."""
        kind = field(row, "type").word
        if kind not in self.types:
            return Found(None, ("no_such_leave", kind, "、".join(self.types)), (row.cell,))
        lacking = next((name for name in self.types[kind].needs if not field(row, name).known), "")
        approved = True if self.approved is None or lacking else asked_of(self.approved, row)
        if isinstance(approved, Found):
            return approved
        if lacking or not approved:
            reason = ("leave_without", lacking) if lacking else ("leave_refused",)
            return [Figure(kind, ZERO, "days", reason, (row.cell,), word=str(row.first))]
        days = field(row, "days").value
        if days is not None and days % HALF:
            return Found(None, ("leave_not_halves", days), (row.cell,))
        counts = self.types[kind].counts
        whole = ended(row, counts, given, view.period.last)
        wrong = whole if isinstance(whole, Found) else differs(whole, counts, given)
        if wrong is not None or isinstance(whole, Found):
            return wrong or []
        return self._judged(view, whole, kind, given, spent)

    def _judged(
        self, view: View, row: Record, asked: str, given: Given, spent: dict[str, Decimal]
    ) -> list[Figure] | Found:
        """Returns a request as one figure, or as two when a part of it counts as another type."""
        kind = self.types[asked]
        counted, code = asked, "leave_taken"
        if kind.who is not None:
            entitled = kind.who.holds(view)
            if entitled is None:
                return unknown(*kind.who.unknown(view))
            if not entitled:
                counted, code = self.otherwise, "leave_not_entitled"
        if kind.proof and not says_yes(row, "proof_ok"):
            counted, code = self.otherwise, "leave_without_proof"
        limit = self.types[counted].most
        if limit is not None and limit.value is None:
            return unknown(limit)
        days = _days(view, row, (counted, self.types[counted].counts), given)
        if isinstance(days, Found):
            return days
        before = spent.get(counted, ZERO) if self.types[counted].limit == "together" else ZERO
        within, beyond = _cut(days, limit.value if limit else None, before)
        spent[counted] = before + sum((weight for _, _, weight, _ in days), ZERO)
        reason: Reason = (code, asked, str(row.first), str(last_day(row)))
        made = [_request(counted, reason, within, row)]
        if beyond:
            left = (("leave_beyond", *reason[1:]), beyond, row)
            made.append(_request(self.otherwise, *left))
        return made


_Days = list[tuple[date, str, Decimal, bool]]


def _days(view: View, row: Record, kind: tuple[str, str], given: Given) -> _Days | Found:
    """Returns each day that counts, how much of it, its weight, and whether it lies in the month.

    Days before the month are there because a limit counts from the first; those taken by an earlier request are not.
    There is no answer where that one counts as another type: which it was, decides about pay.
    """
    person, counts = view.person, kind[1]
    days: _Days = []
    for day, part in pieces(row):
        if not (person.hired or day) <= day <= (person.left or day):
            continue
        if not given.weight(day, part, counts):
            continue
        inside = view.period.first <= day <= view.period.last
        by = Taken(kind[0], row)
        if other := given.clash(day, part, by):
            cells = "、".join(sorted((other.cell.address, row.cell.address)))
            return Found(None, ("leave_clashes", str(day), cells), (other.cell, row.cell))
        left = given.take(day, part, by)  # days of the month before too, or two requests for one would count it twice
        weight = given.weight(day, left, counts) if left else ZERO
        if weight:
            days.append((day, left, weight, inside))
    return days


def _cut(days: _Days, most: Decimal | None, so_far: Decimal) -> tuple[_Days, _Days]:
    """Returns the days of the month within the limit, and those beyond it, when some were given already."""
    within: _Days = []
    beyond: _Days = []
    for each in days:
        so_far += each[2]
        if each[3]:
            (within if most is None or so_far <= most else beyond).append(each)
    return within, beyond


def _request(kind: str, reason: Reason, days: _Days, row: Record) -> Figure:
    parts = tuple(day_figure(kind, day, part, weight, row.cell) for day, part, weight, _ in days)
    total = sum((weight for _, _, weight, _ in days), ZERO)
    return Figure(kind, total, "days", reason, (*parts, row.cell), word=str(row.first))
