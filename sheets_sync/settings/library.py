"""The schemes of a configuration, with those that travel with us behind them, each in all its versions."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from scoring.figure import Cell
from scoring.form import Mistake, fill, nearest
from scoring.problem import Level, Problem
from scoring.reading import read_scheme
from scoring.scheme import Scheme
from scoring.written import Written
from sheets_sync.settings.blaming import blamed
from sheets_sync.strict_yaml import Yaml, YamlMistake, load

CASES = "cases.yaml"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MOST_KNOWN = 10


@dataclass(frozen=True, slots=True)
class SchemeFile:
    """A scheme's file as it was read.

    Attributes:
        label: how it is called in messages (``demo-rep-star/2026-01-01.yaml``).
        yaml: its content.
        written: what the form made of it; None when it is mistaken.
        mistakes: of the form.
    """

    label: str
    yaml: Yaml
    written: Written | None
    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True)
class Library:
    """Folders of schemes; an id is looked for in each in turn, and the first that has it is taken whole.

    Attributes:
        folders: the configuration's own first.
    """

    folders: tuple[Path, ...]
    _read: dict[str, tuple[SchemeFile, ...]] = field(default_factory=dict, repr=False)

    def ids(self) -> tuple[str, ...]:
        """Returns the ids of all schemes, sorted."""
        folders = [folder for folder in self.folders if folder.is_dir()]
        return tuple(sorted({each.name for folder in folders for each in folder.iterdir() if _versions_in(each)}))

    def home(self, scheme: str) -> Path | None:
        """Returns the folder of a scheme, or None when there is none."""
        return next((folder / scheme for folder in self.folders if _versions_in(folder / scheme)), None)

    def files(self, scheme: str) -> tuple[SchemeFile, ...]:
        """Returns the files of a scheme, earliest date first; none when nobody has it."""
        if scheme not in self._read:
            home = self.home(scheme)
            self._read[scheme] = tuple(_read(path) for path in (_versions_in(home) if home else ()))
        return self._read[scheme]

    def versions(
        self, scheme: str, overrides: Mapping[str, Any] | None = None
    ) -> tuple[tuple[Scheme, ...], tuple[Problem, ...]]:
        """Returns a scheme in all its versions, earliest first, and everything wrong with them.

        Args:
            scheme: its id.
            overrides: settings to replace in every version, for a worked example.
        """
        files = self.files(scheme)
        if not files:
            return (), (self.missing(scheme, Cell("", "", 0, 0, scheme, key="schemes")),)
        made, problems = [], []
        for file in files:
            version, found = self._version(file, scheme, overrides)
            made += [version] if version else []
            problems += found
        return tuple(sorted(made, key=lambda each: each.since)), tuple(problems)

    def missing(self, scheme: str, where: Cell) -> Problem:
        """Returns why there is no such scheme: it lies loose, its folder holds nothing, or nobody has it."""
        for folder in self.folders:
            loose = folder / f"{scheme}.yaml"
            if loose.is_file():
                since = str(load(loose).data.get("since", ""))
                said = {"found": scheme, "since": since if _DAY.fullmatch(since) else "2026-01-01"}
                return Problem("scheme_loose", where, said, Level.FATAL)
            if (folder / scheme).is_dir():
                return Problem("scheme_empty", where, {"found": scheme}, Level.FATAL)
        return Problem("unknown_scheme", where, _like(scheme, self.ids()), Level.FATAL)

    def misplaced(self, scheme: str) -> bool:
        """Tells whether there is something by that name where schemes lie, and yet no scheme."""
        there = any((folder / scheme).is_dir() or (folder / f"{scheme}.yaml").is_file() for folder in self.folders)
        return there and not self.files(scheme)

    def _version(
        self, file: SchemeFile, scheme: str, overrides: Mapping[str, Any] | None
    ) -> tuple[Scheme | None, list[Problem]]:
        written = file.written
        if written is None or file.yaml.mistakes:
            return None, _broken(file)
        mistakes = []
        if written.id != scheme:
            mistakes.append(Mistake(("id",), "id_not_folder", {"found": written.id, "wanted": scheme}))
        if file.label != f"{scheme}/{written.since}.yaml":
            mistakes.append(Mistake(("since",), "since_not_file", {"found": str(written.since), "wanted": file.label}))
        base, wrong = self._base(written, file, (scheme,))
        if written.based_on and base is None:
            return None, [*wrong, *(_problem(file, mistake) for mistake in mistakes)]
        made, found = read_scheme(written, file.label, base, overrides)
        mistakes += found
        told = blamed(mistakes, file.yaml, base or written)
        return (None if mistakes else made), [_problem(file, mistake) for mistake in told]

    def _base(self, written: Written, file: SchemeFile, seen: tuple[str, ...]) -> tuple[Written | None, list[Problem]]:
        """Returns what a scheme is based on, with the settings of all below it, and what is wrong down there.

        It is the version of the base in force when the scheme begins. What is wrong is told where it stands, and not
        once more for every scheme that takes the rules over.
        """
        if not written.based_on:
            return None, []
        files = [] if written.based_on in seen else self.files(written.based_on)
        broken = [problem for each in files if each.written is None for problem in _broken(each)]
        valid = [(each.written, each) for each in files if each.written and each.written.since <= written.since]
        if broken or not valid:
            known = [each for each in self.ids() if each not in seen]
            return None, broken or [
                _problem(file, Mistake(("based_on",), "unknown_scheme", _like(written.based_on, known)))
            ]
        base, where = max(valid, key=lambda pair: pair[0].since)
        return self._over(base, where, (*seen, written.based_on))

    def _over(self, base: Written, file: SchemeFile, seen: tuple[str, ...]) -> tuple[Written | None, list[Problem]]:
        """Returns a base scheme as it is taken over, or what is wrong with it."""
        under, wrong = self._base(base, file, seen)
        if not wrong:
            mistakes = blamed(read_scheme(base, file.label, under)[1], file.yaml, under or base)
            wrong = [_problem(file, mistake) for mistake in mistakes]
        if wrong or under is None:
            return (None if wrong else base), wrong
        names, settings = {**under.names, **base.names}, {**under.settings, **base.settings}
        source, period = base.source or under.source, base.period or under.period
        return replace(under, id=base.id, names=names, settings=settings, source=source, period=period), []


def _versions_in(home: Path) -> list[Path]:
    """Returns the files of a scheme's folder, earliest date first; none of what is no folder."""
    return sorted(path for path in home.glob("*.yaml") if path.name != CASES)


def _like(scheme: str, ids: Sequence[str]) -> dict[str, str]:
    """Returns what a message about an unknown scheme needs: the nearest first, and no more ids than one can read."""
    alike = difflib.get_close_matches(scheme, ids, n=_MOST_KNOWN, cutoff=0)
    more = ["…"] if len(ids) > _MOST_KNOWN else []
    return {**nearest(scheme, tuple(ids)), "known": ", ".join([*alike, *more])}


def _read(path: Path) -> SchemeFile:
    yaml = load(path)
    written, mistakes = fill(Written, yaml.data) if yaml.data and not yaml.mistakes else (None, [])
    if not yaml.data and not yaml.mistakes:
        mistakes = [Mistake((), "file_empty", {"found": path.name})]
    return SchemeFile(f"{path.parent.name}/{path.name}", yaml, written, tuple(mistakes))


def _broken(file: SchemeFile) -> list[Problem]:
    """Returns why a file could not be read as a scheme at all."""
    mistaken = [_problem(file, mistake) for mistake in blamed(file.mistakes, file.yaml)]
    return [_yaml_problem(file, mistake) for mistake in file.yaml.mistakes] + mistaken


def _problem(file: SchemeFile, mistake: Mistake) -> Problem:
    key = ".".join(mistake.path)
    line = file.yaml.line_of(mistake.path)
    details = {**mistake.details, "key": key, "line": str(line), "nearest": mistake.details.get("nearest") or "—"}
    return Problem(mistake.code, Cell(file.label, "", line, 0, key=key or file.label), details, Level.FATAL)


def _yaml_problem(file: SchemeFile, mistake: YamlMistake) -> Problem:
    key = ".".join(mistake.path)
    details = {**mistake.details, "key": key, "line": str(mistake.line)}
    return Problem(mistake.code, Cell(file.label, "", mistake.line, 0, key=key or file.label), details, Level.FATAL)
