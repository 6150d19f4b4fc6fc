"""The rules of the house that no linter knows: what the wheel holds, what `scoring` is made of, how long a file is."""

import ast
import os
import re
import socket
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
MODULES = sorted(path for package in ("scoring", "sheets_sync") for path in (HOUSE / package).rglob("*.py"))
PURE = [path for path in MODULES if path.is_relative_to(HOUSE / "scoring")]
PINS = sorted((HOUSE / "requirements").glob("*.txt"))
LAZY_NAMES = {"manager", "helper", "util", "common", "engine", "handler", "processor", "data", "info"}
UNFINISHED = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b")  # split, so that this line does not find itself
TEXTS = {".py", ".yaml", ".yml", ".toml", ".md", ".txt", ".in"}


def _named(path):
    return path.relative_to(HOUSE).as_posix()


def _words(name):
    spaced = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name)
    return {word.removesuffix("s") for word in spaced.lower().split("_")} | set(spaced.lower().split("_"))


def _tree(path):
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def _is_float(node):
    if isinstance(node, ast.Constant):
        return isinstance(node.value, float | complex)
    return isinstance(node, ast.Name) and node.id == "float"


def _is_int(node):
    if isinstance(node, ast.Constant):
        return isinstance(node.value, int)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in {"int", "len", "round"}


def _divides_ints(node):
    is_division = isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)
    return is_division and _is_int(node.left) and _is_int(node.right)


def _clean_environment():
    dropped = {"PYTHONPATH", "PYTHONHOME", "PYTHONSAFEPATH", "VIRTUAL_ENV"}
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PYTHONUTF8": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INDEX": "1"}


def _run(*command, cwd=None):
    done = subprocess.run(
        command, cwd=cwd, env=_clean_environment(), capture_output=True, encoding="utf-8", timeout=300, check=False
    )
    assert done.returncode == 0, f"{command} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Returns the wheel, built from this checkout without the network."""
    out = tmp_path_factory.mktemp("dist")
    _run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(HOUSE))
    (wheel,) = out.glob("*.whl")
    return wheel


@pytest.fixture(scope="module")
def installed(built, tmp_path_factory):
    """Returns the Python of a new environment that holds the wheel, and sees our libraries but not this checkout."""
    place = tmp_path_factory.mktemp("elsewhere") / "venv"
    _run(sys.executable, "-m", "venv", "--without-pip", str(place))
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    _run(sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", str(built))
    own = _run(str(python), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip()
    # A .pth named by a .pth is not followed, so the editable install of this checkout stays out of sight.
    ours = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    # Escaped, since Python reads a .pth in the locale's encoding and the checkout's folder may be Chinese.
    (Path(own) / "libraries.pth").write_text(f"import sys; sys.path.extend({sorted(ours)!a})\n", encoding="ascii")
    return python


@pytest.mark.wheel
def test_the_wheel_holds_our_two_packages_and_nothing_else_at_the_top(built):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(built).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"scoring", "sheets_sync"}
    assert len(tops) == 3


@pytest.mark.wheel
def test_the_schemes_and_the_types_travel_in_the_wheel(built):
    names = zipfile.ZipFile(built).namelist()
    assert [name for name in names if name.startswith("sheets_sync/config/schemes/") and name.endswith(".yaml")]
    assert {"scoring/py.typed", "sheets_sync/py.typed"} <= set(names)


@pytest.mark.wheel
def test_the_wheel_leaves_nothing_of_config_behind(built):
    travelled = {name.removeprefix("sheets_sync/") for name in zipfile.ZipFile(built).namelist()}
    assert sorted({_named(path) for path in (HOUSE / "config").rglob("*") if path.is_file()} - travelled) == []


@pytest.mark.wheel
def test_the_source_archive_brings_its_tests_and_pins(tmp_path):
    _run(sys.executable, "-m", "build", "--sdist", "--no-isolation", "--outdir", str(tmp_path), str(HOUSE))
    (archive,) = tmp_path.glob("*.tar.gz")
    with tarfile.open(archive) as sources:
        names = {name.partition("/")[2] for name in sources.getnames()}
    assert {"tests/conftest.py", "tests/test_house.py", "requirements/dev.txt", "Makefile"} <= names


@pytest.mark.wheel
def test_demo_and_init_run_from_an_installed_wheel_in_an_empty_folder(installed, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    _run(str(installed), "-m", "sheets_sync", "demo", str(tmp_path / "demo-team"), cwd=empty)
    assert list((tmp_path / "demo-team").rglob("*.xlsx")) != []
    _run(str(installed), "-m", "sheets_sync", "init", "ours", "--config", str(tmp_path / "config"), cwd=empty)
    assert (tmp_path / "config" / "teams" / "ours.yaml").exists()
    assert list(empty.iterdir()) == []


@pytest.mark.wheel
def test_the_installed_demo_uses_the_wheel_and_not_this_checkout(installed, tmp_path):
    ask = "import sheets_sync, scoring; print(sheets_sync.__file__, scoring.__file__)"
    where = _run(str(installed), "-c", ask, cwd=tmp_path)
    assert str(HOUSE / "sheets_sync") not in where
    assert str(HOUSE / "scoring") not in where


@pytest.mark.parametrize("path", PURE, ids=_named)
def test_scoring_has_no_float_in_its_syntax(path):
    assert [node.lineno for node in ast.walk(_tree(path)) if _is_float(node)] == []


@pytest.mark.parametrize("path", PURE, ids=_named)
def test_scoring_never_divides_whole_numbers_into_a_float(path):
    assert [node.lineno for node in ast.walk(_tree(path)) if _divides_ints(node)] == []


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_a_file_has_at_most_250_lines(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_a_function_has_at_most_50_lines(path):
    functions = [node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    assert [node.name for node in functions if node.end_lineno - node.lineno + 1 > 50] == []


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_no_module_or_class_has_a_name_that_says_nothing(path):
    classes = [node.name for node in ast.walk(_tree(path)) if isinstance(node, ast.ClassDef)]
    assert [name for name in (path.parent.name, path.stem, *classes) if _words(name) & LAZY_NAMES] == []


@pytest.mark.parametrize("path", MODULES, ids=_named)
def test_a_module_opens_by_saying_what_it_is_for(path):
    assert ast.get_docstring(_tree(path))


def test_nothing_is_left_unfinished():
    rooms = ("scoring", "sheets_sync", "config", "tests", "docs", "bench", "requirements")
    files = [path for room in rooms for path in (HOUSE / room).rglob("*") if path.suffix in TEXTS]
    files += [path for path in HOUSE.iterdir() if path.suffix in TEXTS]
    assert [_named(path) for path in files if UNFINISHED.search(path.read_text(encoding="utf-8"))] == []


def test_every_folder_of_a_package_is_a_package():
    folders = {path.parent for path in MODULES}
    assert sorted(_named(folder) for folder in folders if not (folder / "__init__.py").exists()) == []


@pytest.mark.parametrize("path", PINS, ids=_named)
def test_the_pins_hold_hashes_and_no_address(path):
    text = path.read_text(encoding="utf-8")
    pins = re.split(r"\n(?! )", text.strip())
    assert "://" not in text
    assert [pin for pin in pins if not re.match(r"[a-z0-9.-]+==\S+.* \\\n +--hash=sha256:", pin)] == []


def test_what_runs_is_pinned_alike_for_developers():
    run, dev = (
        set(re.findall(r"^\S+==\S+", (HOUSE / "requirements" / name).read_text(encoding="utf-8"), re.MULTILINE))
        for name in ("run.txt", "dev.txt")
    )
    assert run
    assert run - dev == set()


def test_everything_the_package_asks_for_is_pinned():
    asked = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    pinned = re.findall(r"^(\S+)==", (HOUSE / "requirements" / "run.txt").read_text(encoding="utf-8"), re.MULTILINE)
    assert {re.match(r"[\w-]+", name)[0].lower() for name in asked} - set(pinned) == set()


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6], ids=["IPv4", "IPv6"])
def test_no_test_can_reach_the_network(family):
    with socket.socket(family) as line, pytest.raises(RuntimeError, match="a test tried to reach"):
        line.connect(("localhost", 9))
