"""Every mistake that a configuration can hold: one file each in ``broken/``, told once, with its place and its cure."""

import ast
import string
from dataclasses import dataclass
from pathlib import Path

import pytest

from scoring.appraise import appraise
from scoring.problem import Level
from sheets_sync.cases import run_cases
from sheets_sync.present.problems import message
from sheets_sync.settings import Library, read_settings
from sheets_sync.settings.service import read_service
from sheets_sync.strict_yaml import load
from sheets_sync.team import read_team
from sheets_sync.texts import texts
from tests.worlds import HOUSE, department, somebody

BROKEN = Path(__file__).parent / "broken"
FILES = sorted(BROKEN.glob("*.yaml"))
SOURCES = [
    *(HOUSE / "scoring").rglob("*.py"),
    *(HOUSE / "sheets_sync" / "settings").glob("*.py"),
    *(HOUSE / "sheets_sync" / "team").glob("*.py"),
    HOUSE / "sheets_sync" / "strict_yaml.py",
    *(HOUSE / "sheets_sync" / "cases").glob("*.py"),
]
# What calls for a code, and which of its arguments that is.
CODE_AT = {"Mistake": 1, "Problem": 0, "YamlMistake": 0, "_mistake": 0, "_refused": 0, "_problem": 1, "_twice": 0}
# What comes of people's facts and not of a file: told by tests of the stages.
OF_FACTS = {
    *("cannot_work_out", "negative_pay", "no_scheme_in_force", "scheme_begins_in_quarter"),
    "adjustment_not_paid",
}


def _literals(node):
    return {each.value for each in ast.walk(node) if isinstance(each, ast.Constant) and isinstance(each.value, str)}


def codes_in(path):
    """Returns every code that a module gives: where a mistake is made, and any text that has words of a problem."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    found = _literals(tree) & set(texts("en", "problems"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            at = CODE_AT.get(name, len(node.args))
            if at < len(node.args) and isinstance(node.args[at], ast.Constant | ast.IfExp):
                found |= _literals(node.args[at])
    return found


def codes():
    """Returns all codes; those of the form's scalars are spelt ``not_a_`` and a word of its own table."""
    tree = ast.parse((HOUSE / "scoring" / "form.py").read_text(encoding="utf-8"))
    (said,) = (each.value for each in tree.body if isinstance(each, ast.Assign) and each.targets[0].id == "_SAID")
    return set().union(*(codes_in(path) for path in SOURCES)) | {f"not_a_{each.value}" for each in said.values}


@dataclass(frozen=True)
class Broken:
    """A configuration with one mistake, and what must be said of it."""

    code: str
    kind: str
    content: bytes
    others: dict
    said: dict

    def write(self, home):
        """Writes the configuration into a folder and returns the path of what is broken."""
        at = {"scheme": "schemes/drill/2020-01-01.yaml", "cases": "schemes/drill/cases.yaml", "service": "service.yaml"}
        path = home / at.get(self.kind, "teams/drill.yaml")
        for name, text in self.others.items():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            (home / name).write_text(text, encoding="utf-8")
        path.parent.mkdir(parents=True, exist_ok=True)
        if "folder" in self.said:
            path.mkdir()
        elif self.content:
            path.write_bytes(self.content)
        return path

    def problems(self, home):
        """Returns what is said of the configuration in a folder."""
        path = self.write(home)
        library = Library((home / "schemes",))
        if self.kind == "scheme":
            versions, problems = library.versions("drill")
            return self._appraised(versions) if "facts" in self.said else problems
        if self.kind == "config":
            folder = home / self.said.get("home", "")
            return read_settings(folder, folder, self.said.get("only", "")).problems
        read = {"team": read_team, "service": read_service, "cases": lambda _: of_cases(library)}
        return read[self.kind](path)[1]

    def _appraised(self, versions):
        facts = {"甲": {"always": self.said["facts"]}}
        return appraise(department([somebody()], facts), {"rep": (versions,)}).problems


def of_cases(library):
    """Returns what is wrong with the examples: with their file, and with each of them."""
    outcomes, problems = run_cases(library, "drill")
    return outcomes, (*problems, *(each for outcome in outcomes for each in outcome.wrong))


def broken(path):
    said = load(path).data
    content = bytes.fromhex(said.get("hex", "")) or said.get("content", "").encode() * int(said.get("times", 1))
    return Broken(path.stem.partition("--")[0], said["kind"], content, said.get("others", {}), said)


def test_every_code_of_the_source_has_its_file():
    assert {path.stem.partition("--")[0] for path in FILES} == codes() - OF_FACTS


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mistake_is_told_once_with_its_place_and_its_words(path, tmp_path):
    case = broken(path)
    problems = case.problems(tmp_path)
    assert [each.code for each in problems] == [case.code] * int(case.said.get("count", 1))
    problem = problems[0]
    assert (problem.where.key, str(problem.where.row)) == (case.said["key"], case.said["line"])
    assert problem.level == case.said.get("level", Level.FATAL)
    for language in ("zh", "en"):
        told = message(problem, language)
        assert [word for word in case.said["says"] if word not in told] == [], told


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_words_of_a_mistake_lack_nothing_that_they_tell_of(path, language, tmp_path):
    for problem in broken(path).problems(tmp_path):
        template = texts(language, "problems")[problem.code]
        wanted = {field for _, field, _, _ in string.Formatter().parse(template) if field}
        assert wanted - {"where", "found", *problem.details} == set()
        assert "found" not in wanted or problem.details.get("found") or problem.where.shown


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_code_has_its_words(language):
    assert codes() - set(texts(language, "problems")) == set()


def test_of_many_names_the_nearest_three_are_told_and_where_they_all_stand(tmp_path):
    path = tmp_path / "schemes" / "drill" / "2020-01-01.yaml"
    path.parent.mkdir(parents=True)
    facts = ", ".join(f"{name}: {{unit: points}}" for name in ("work", "works", "worked", "worker", "tasks"))
    path.write_text(
        f"id: drill\nsince: 2020-01-01\ntitle: {{}}\nfacts: {{{facts}}}\nscore:\n  a: {{rule: total, of: [workk]}}\n",
        encoding="utf-8",
    )
    (problem,) = Library((tmp_path / "schemes",)).versions("drill")[1]
    assert message(problem, "en") == (
        "There is no name “workk”. Nearest: work, works, worker. All names stand in the file of the scheme, or of its "
        "base: in settings, facts and the stages."
    )


def test_all_mistakes_of_a_file_are_told_at_once(tmp_path):
    path = tmp_path / "schemes" / "drill" / "2020-01-01.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "id: drill\nsince: 2020-01-01\ntitle: {}\nfacts: {work: {unit: point}, late: {unit: count}}\n"
        "score:\n  a: {rule: totl, of: work}\n  b: {rule: total, of: [work, lat]}\n"
        "level:\n  c: {rule: ladder, of: b, minimum: {1: x}, else: 0}\npays: [d]\n",
        encoding="utf-8",
    )
    _, problems = Library((tmp_path / "schemes",)).versions("drill")
    assert [(each.where.key, each.code, each.where.row) for each in problems] == [
        ("facts.work.unit", "unknown_word", 4),
        ("score.a.rule", "unknown_word", 6),
        ("score.b", "unknown_name", 7),
        ("level.c.minimum.1", "no_number_nor_setting", 9),
        ("pays", "unknown_name", 10),
    ]
