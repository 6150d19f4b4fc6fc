"""The open questions, each with the harmless requests that answer it; what is printed is what Google did."""

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field

from sheets_sync.doctor.live.bench import Bench, Json, Tries, bench
from sheets_sync.google.standing import MARK
from sheets_sync.grid import ANSWERLESS, BookFault

MANUAL = ("protected_refusal", "who_removes", "overlap", "boxes", "drive_file")
"""What needs a second person, or another sign-in: told as steps."""

_TRIES, _PAUSE = 15, 2.0
_CELLS = "sheets(properties(sheetId,title),data(rowData(values(userEnteredValue,effectiveValue,formattedValue))))"


@dataclass(frozen=True, slots=True)
class Learned:
    """What one question came to.

    Attributes:
        question: its key; ``live_<question>`` in the room ``doctor`` asks it.
        outcome: key of what Google did; ``live_<outcome>`` says it.
        details: what the words need, Google's own words among them.
        expected: whether the rest of the program counts on it to be so; None where it does not matter.
    """

    question: str
    outcome: str
    details: Mapping[str, str] = field(default_factory=dict)
    expected: bool | None = None


def try_all(file: str, line: Tries, email: str, sleep: Callable[[float], None]) -> Generator[Learned]:
    """Yields what each question came to; the tabs on which it was tried are gone at the end.

    A question whose answer cannot be got does not stop the others, unless Google cannot be reached at all.

    Raises:
        NotScratch, Left, BookFault: as ``bench``.
    """
    with bench(file, line, email, sleep) as here:
        for question, ask in _QUESTIONS.items():
            try:
                yield ask(here)
            except BookFault as fault:
                if fault.code in ANSWERLESS:
                    raise
                yield Learned(question, "failed", {"why": fault.code, **_words(fault)})


def _words(fault: BookFault) -> dict[str, str]:
    return {"said": f"{fault.details.get('status', '400')}: {fault.details.get('error') or fault.code}"}


def _refused(question: str, fault: BookFault | None, *, expected: bool = True) -> Learned:
    """Returns what became of something that should be refused, or should not."""
    if fault is None:
        return Learned(question, "taken", {}, not expected)
    return Learned(question, "refused", _words(fault), expected)


def _protect(here: Bench, users: list[str] | None = None) -> Json:
    editors = {} if users is None else {"editors": {"users": users}}
    return {"addProtectedRange": {"protectedRange": {"range": {"sheetId": here.tab}, **editors}}}


def _listed(here: Bench) -> tuple[list[int], str]:
    """Returns the ids of the protections on our tab, and who may edit under them."""
    found = here.look("sheets(properties(sheetId,title),protectedRanges)").get("protectedRanges", [])
    users = sorted({user for each in found for user in each.get("editors", {}).get("users", [])})
    return [each["protectedRangeId"] for each in found], ", ".join(users) or "—"


def _unprotect(here: Bench) -> None:
    numbers, _ = _listed(here)
    if numbers:  # an empty batch is a mistake
        here.send(*({"deleteProtectedRange": {"protectedRangeId": number}} for number in numbers))


def _editors_omitted(here: Bench) -> Learned:
    here.send(_protect(here))
    _, users = _listed(here)
    _unprotect(here)
    return Learned("editors_omitted", "editors_listed", {"users": users})


def _shut_out(here: Bench) -> Learned:
    fault = here.refusal(_protect(here, []))
    if fault is None:
        _unprotect(here)
    return _refused("shut_out", fault)


def _own_protection(here: Bench) -> Learned:
    here.send(_protect(here, [here.email]))
    _, users = _listed(here)
    return Learned("own_protection", "editors_listed", {"users": users})


def _own_removal(here: Bench) -> Learned:
    numbers, _ = _listed(here)
    if not numbers:
        return Learned("own_removal", "nothing_listed", {}, expected=False)
    wanted = [{"deleteProtectedRange": {"protectedRangeId": number}} for number in numbers]
    return _refused("own_removal", here.refusal(*wanted), expected=False)


def _written(here: Bench, *rows: list[Json], range_: Json | None = None) -> Json:
    where = {"range": range_} if range_ else {"start": {"sheetId": here.tab, "rowIndex": 0, "columnIndex": 0}}
    cells = [{"values": [{"userEnteredValue": value} for value in row]} for row in rows]
    return {"updateCells": {**where, "rows": cells, "fields": "userEnteredValue"}}


def _values(sheet: Json, key: str) -> list[Json]:
    """Returns the cells' values of the first block, row after row."""
    blocks = sheet.get("data", [{}])
    return [cell.get(key, {}) for row in blocks[0].get("rowData", []) for cell in row.get("values", [])]


def _same_batch(here: Bench) -> Learned:
    """Whether the answer of a batch shows the values that the batch itself wrote, and only the tabs asked for."""
    answer = here.send(
        _written(here, [{"stringValue": "sheets-sync"}]),
        ranges=(f"{here.titles[0]}!A1:B2",),
        fields=f"updatedSpreadsheet({_CELLS})",
    )
    sheets = answer.get("updatedSpreadsheet", {}).get("sheets", [])
    ours: Json = next((each for each in sheets if each["properties"].get("sheetId", 0) == here.tab), {})
    after = {"stringValue": "sheets-sync"} in _values(ours, "effectiveValue")
    return Learned("same_batch", "shows_after" if after else "shows_before", {"tabs": str(len(sheets))}, after)


def _text_stays(here: Bench) -> Learned:
    texts = ["=1+1", "007", "+1", "2026-10-01", "1e3"]
    here.send(_written(here, [{"stringValue": text} for text in texts]))
    found = [value.get("stringValue") for value in _values(here.look(_CELLS), "effectiveValue")]
    kept = found[: len(texts)] == texts
    return Learned("text_stays", "kept" if kept else "changed", {"found": ", ".join(map(str, found))}, kept)


def _clears(here: Bench) -> Learned:
    """Whether a range longer than its rows is emptied below them: how rows of people who left vanish."""
    here.send(_written(here, [{"stringValue": "one"}], [{"stringValue": "two"}]))
    block = {"sheetId": here.tab, "startRowIndex": 0, "endRowIndex": 5, "startColumnIndex": 0, "endColumnIndex": 5}
    here.send(_written(here, [{"stringValue": "one"}], range_=block))
    left = [value for value in _values(here.look(_CELLS), "effectiveValue") if value]
    return Learned("clears", "kept" if len(left) == 1 else "changed", {"found": str(len(left))}, len(left) == 1)


def _copied_mark(here: Bench) -> Learned:
    held = {"metadataKey": MARK, "metadataValue": "live-check", "visibility": "DOCUMENT"}
    here.send({"createDeveloperMetadata": {"developerMetadata": {**held, "location": {"sheetId": here.tab}}}})
    copy = {"sourceSheetId": here.tab, "newSheetId": here.tabs[1], "newSheetName": here.titles[1]}
    here.send({"duplicateSheet": copy})
    sheets = here.line.spreadsheet(here.file, "sheets(properties/sheetId,developerMetadata/metadataKey)").json["sheets"]
    found: Json = next((each for each in sheets if each["properties"].get("sheetId", 0) == here.tabs[1]), {})
    return Learned("copied_mark", "copied" if found.get("developerMetadata") else "not_copied")


def _name(here: Bench) -> Json:
    cell = {"sheetId": here.tab, "startRowIndex": 0, "endRowIndex": 1, "startColumnIndex": 0, "endColumnIndex": 1}
    named = {"namedRangeId": "sslivecheck00000001", "name": "sheets_sync_live_check_1", "range": cell}
    return {"addNamedRange": {"namedRange": named}}


def _name_twice(here: Bench) -> Learned:
    """Whether a named range of the same id is refused: by that, writers of one book exclude one another."""
    here.send(_name(here))
    return _refused("name_twice", here.refusal(_name(here)))


def _name_gone(here: Bench) -> Learned:
    wanted = {"deleteNamedRange": {"namedRangeId": "sslivecheck00000001"}}
    here.send(wanted)
    return _refused("name_gone", here.refusal(wanted))


def _loading(here: Bench) -> Learned:
    """What a cell looks like while Google still fetches its value; the formula asks Google's own rates."""
    answer = here.send(
        _written(here, [{"formulaValue": '=GOOGLEFINANCE("CURRENCY:USDCNY")'}]),
        ranges=(f"{here.titles[0]}!A1",),
        fields=f"updatedSpreadsheet({_CELLS})",
    )
    sheets = answer.get("updatedSpreadsheet", {}).get("sheets", [{}])
    found = next(iter(_values(sheets[0], "effectiveValue")), {})
    return Learned("loading", "cell_is", {"found": str(dict(found) or "—")})


def _cell_limit(here: Bench) -> Learned:
    grid = {"rowCount": 10_000_001, "columnCount": 1}
    add = {"addSheet": {"properties": {"sheetId": here.tabs[2], "title": here.titles[2], "gridProperties": grid}}}
    return _refused("cell_limit", here.refusal(add))


def _lag(here: Bench) -> Learned:
    """How long Drive takes to tell of a change of ours."""
    before = here.line.file(here.file, "version,modifiedTime")
    here.send(_written(here, [{"numberValue": 1}]))
    waited, seen = 0.0, {"version": "—", "modifiedTime": "—"}
    for _ in range(_TRIES):
        after = here.line.file(here.file, "version,modifiedTime")
        for name in [name for name, told in seen.items() if told == "—" and after.get(name) != before.get(name)]:
            seen[name] = f"{waited:.0f}"
        if "—" not in seen.values():
            break
        here.sleep(_PAUSE)
        waited += _PAUSE
    return Learned("lag", "lagged", {"version": seen["version"], "modified": seen["modifiedTime"]})


_QUESTIONS: dict[str, Callable[[Bench], Learned]] = {
    "editors_omitted": _editors_omitted,
    "shut_out": _shut_out,
    "own_protection": _own_protection,
    "own_removal": _own_removal,
    "same_batch": _same_batch,
    "text_stays": _text_stays,
    "clears": _clears,
    "copied_mark": _copied_mark,
    "name_twice": _name_twice,
    "name_gone": _name_gone,
    "loading": _loading,
    "cell_limit": _cell_limit,
    "lag": _lag,
}
