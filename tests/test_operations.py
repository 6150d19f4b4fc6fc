"""What `docs/operations` and the files for installing promise: commands, keys and paths exist, in both languages."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import click
import pytest
import yaml

from scoring.form import fill
from sheets_sync.cli import cli
from sheets_sync.demo import write_demo
from sheets_sync.settings.jobs import worker_mistakes
from sheets_sync.settings.outside import outside_mistakes
from sheets_sync.settings.service import Service
from sheets_sync.strict_yaml import parse
from sheets_sync.texts import texts
from sheets_sync.watching.noted import FAULTS
from sheets_sync.worker.entry import Result

HOUSE = Path(__file__).resolve().parents[1]
PAGES = [HOUSE / "docs" / name for name in ("operations.md", "operations.zh-CN.md")]
UNITS = sorted((HOUSE / "deploy").glob("*.service"))
TIMERS = sorted((HOUSE / "deploy").glob("*.timer"))
COMMAND = re.compile(r"(?:^|[`\s/])sheets-sync ((?:[a-z][a-z-]*)(?: [^`\n#&|;)，；。]*)?)")


def blocks(page, kind):
    return re.findall(rf"```{kind}\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)


def commands(text):
    """Returns the words of every command that a text names, in blocks and between backticks."""
    named = re.findall(r"`sheets-sync ([^`]+)`", text)
    named += re.findall(r"^(?:docker compose run --rm )?sheets-sync ([^#\n]+)", text, re.MULTILINE)
    named += re.findall(r"^docker compose run --rm sheets-sync ([^#\n]+)", text, re.MULTILINE)
    named += re.findall(r"ExecStart=\S+/sheets-sync (.+)", text)
    named += re.findall(r"python -m sheets_sync ([^|\n]+)", text)
    return [shlex.split(each) for each in named]


@pytest.mark.parametrize("path", [*PAGES, *UNITS, HOUSE / "deploy" / "github-actions.yml"], ids=lambda path: path.name)
def test_every_command_and_option_that_is_named_exists(path):
    found = commands(path.read_text(encoding="utf-8"))
    assert found or path in TIMERS
    for name, *words in found:
        command = cli.commands[name]
        options = {option for param in command.params if isinstance(param, click.Option) for option in param.opts}
        assert [word for word in words if word.startswith("--") and word not in options] == [], (path.name, name)


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_settings_that_are_shown_are_right(page):
    for shown in blocks(page, "yaml"):
        service, mistakes = fill(Service, parse(shown).data)
        assert mistakes == []
        assert list(outside_mistakes(service.health, service.alerts)) == []
        assert list(worker_mistakes(service.worker)) == []
    assert [alert.form for alert in service.alerts] == ["wecom", "dingtalk", "plain"]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_occurrences_and_codes_that_are_named_exist(page):
    text = page.read_text(encoding="utf-8")
    known = {*FAULTS, "ended", "state_kept_again"}
    assert set(re.findall(r"what=(\w+)", text)) - known == set()
    assert set(re.findall(r"result=(\w+)", text)) - set(Result.__args__) == set()
    assert set(re.findall(r"why=(\w+)", text)) - {*texts("zh", "problems"), *texts("zh", "commands")} == set()
    for key in re.findall(r"`((?:worker|health|ours)\.\w+)`", text):
        first, second = key.split(".")
        declared = {"months"} if first == "ours" else getattr(Service(), first).__slots__
        assert second in declared, key


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_files_and_links_that_are_named_exist(page):
    text = page.read_text(encoding="utf-8")
    for link in re.findall(r"\]\(([^)#]+)", text):
        assert (page.parent / link).exists(), link
    for path in re.findall(r"\bdeploy/[\w.-]+", text):
        assert (HOUSE / path).is_file(), path


def test_both_pages_show_the_same_commands_and_the_same_troubles():
    english, chinese = (page.read_text(encoding="utf-8") for page in PAGES)
    assert re.findall(r"^(?=[a-z])[^#\n]+", "".join(blocks(PAGES[0], "sh")), re.MULTILINE) == re.findall(
        r"^(?=[a-z])[^#\n]+", "".join(blocks(PAGES[1], "sh")), re.MULTILINE
    )
    rows = [[line for line in text.splitlines() if line.startswith("| **")] for text in (english, chinese)]
    assert len(rows[0]) == len(rows[1]) >= 18
    assert [re.findall(r"`(?:what|result|why|exit)=[^`]+`", row) for row in rows[0]] == [
        re.findall(r"`(?:what|result|why|exit)=[^`]+`", row) for row in rows[1]
    ]


# --- the image


def copied():
    """Returns what the image holds of ours, by what its recipe copies."""
    found = re.findall(
        r"^COPY (?!--from)(\S+) (\S+)$", (HOUSE / "Dockerfile").read_text(encoding="utf-8"), re.MULTILINE
    )
    return dict(found)


def test_the_image_names_no_host_holds_no_key_and_runs_as_nobody_in_particular():
    recipe = (HOUSE / "Dockerfile").read_text(encoding="utf-8")
    assert {name for name in re.findall(r"^FROM (\S+)", recipe, re.MULTILINE) if "/" in name} == set()
    assert "--require-hashes" in recipe
    assert re.search(r"^USER 10001:10001$", recipe, re.MULTILINE)
    assert not re.search(r"SHEETS_SYNC_GOOGLE|_URL|SECRET", recipe)
    assert all((HOUSE / source).exists() for source in copied())
    let_in = (HOUSE / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {f"!{source}" for source in copied()} == {line for line in let_in if line.startswith("!")}


def test_what_the_image_holds_is_enough_to_run_and_nothing_is_written_into_it(tmp_path):
    app = tmp_path / "app"
    for source, target in copied().items():
        at = tmp_path / target.lstrip("/")
        copy = shutil.copytree if (HOUSE / source).is_dir() else shutil.copy
        at.parent.mkdir(parents=True, exist_ok=True)
        copy(HOUSE / source, at)
    write_demo(tmp_path / "team")
    before = sorted(path for path in app.rglob("*") if "__pycache__" not in path.parts)
    environ = {**os.environ, "PYTHONPATH": str(app), "SHEETS_SYNC_CONFIG": str(tmp_path / "team" / "config")}
    environ |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONUTF8": "1"}
    for words, code in ((["worker", "--once", "--log", "json"], 0), (["status"], 0), (["status", "--alive"], 1)):
        command = [sys.executable, "-m", "sheets_sync", *words]
        done = subprocess.run(command, env=environ, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False)
        assert done.returncode == code, (words, done.stdout, done.stderr)
    assert sorted(path for path in app.rglob("*") if "__pycache__" not in path.parts) == before


def test_the_container_has_a_read_only_root_and_mounts_what_the_image_expects():
    service = yaml.safe_load((HOUSE / "compose.yaml").read_text(encoding="utf-8"))["services"]["sheets-sync"]
    assert service["read_only"] is True
    assert (service["user"], service["cap_drop"]) == ("10001:10001", ["ALL"])
    inside = [volume.split(":")[1] for volume in service["volumes"]]
    recipe = (HOUSE / "Dockerfile").read_text(encoding="utf-8")
    assert [folder for folder in inside if folder not in recipe] == []
    assert [volume for volume in service["volumes"] if volume.endswith(":ro")] == [
        "./team/config:/team/config:ro",
        "./team/books:/team/books:ro",
    ]
    health = re.search(r"CMD (\[\"python\".*status.*\])", recipe)
    assert json.loads(health[1]) == ["python", "-m", "sheets_sync", "status", "--alive"]


# --- the units


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_runs_as_nobody_in_particular_and_may_write_only_where_it_must(path):
    said = path.read_text(encoding="utf-8")
    for line in (
        "User=sheets-sync",
        "ProtectSystem=strict",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "UMask=0077",
    ):
        assert line in said.splitlines()
    (writable,) = re.findall(r"^ReadWritePaths=(.*)$", said, re.MULTILINE)
    assert {Path(each).parent for each in writable.split()} == {Path("/srv/sheets-sync")}
    assert not re.search(r"KEY|SECRET|_URL", said)


@pytest.mark.parametrize("path", TIMERS, ids=lambda path: path.name)
def test_a_timer_starts_a_unit_that_is_there(path):
    assert path.with_suffix(".service") in UNITS


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_finds_nothing_wrong_with_the_units(tmp_path):
    for path in (*UNITS, *TIMERS):
        said = path.read_text(encoding="utf-8").replace("/opt/sheets-sync/.venv/bin/sheets-sync", sys.executable)
        (tmp_path / path.name).write_text(said, encoding="utf-8")
    command = ["systemd-analyze", "verify", *map(str, sorted(tmp_path.iterdir()))]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    told = [line for line in done.stderr.splitlines() if "sheets-sync" in line and "Failed to" not in line]
    assert told == []


def test_the_workflow_never_runs_twice_at_once_and_keeps_its_keys_in_secrets():
    said = yaml.safe_load((HOUSE / "deploy" / "github-actions.yml").read_text(encoding="utf-8"))
    assert said["concurrency"]["cancel-in-progress"] is False
    assert said["permissions"] == {"contents": "read"}
    (step,) = (each for each in said["jobs"]["once"]["steps"] if "worker" in each.get("run", ""))
    assert step["env"]["SHEETS_SYNC_GOOGLE_KEY"] == "${{ secrets.SHEETS_SYNC_GOOGLE_KEY }}"


# --- over a real line, in processes of their own


class Group(BaseHTTPRequestHandler):
    """A chat group's robot: keeps what it is told."""

    told: ClassVar[list] = []
    answer = b'{"errcode":0,"errmsg":"ok"}'

    def do_POST(self):
        self.told.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(self.answer)

    def log_message(self, *_):
        pass


@pytest.fixture
def group():
    Group.told = []
    with HTTPServer(("127.0.0.1", 0), Group) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/cgi-bin/webhook/send?key=a-secret"
        server.shutdown()


def service_file(folder, text):
    (folder / "config" / "service.yaml").write_text(text, encoding="utf-8")


def called(folder, *words, **more):
    environ = {
        **os.environ,
        "SHEETS_SYNC_CONFIG": str(folder / "config"),
        "PYTHONUTF8": "1",
        "SHEETS_SYNC_LANGUAGE": "zh",
    }
    environ |= {"no_proxy": "*", **more}
    command = [sys.executable, "-m", "sheets_sync", *words]
    return subprocess.run(command, env=environ, capture_output=True, encoding="utf-8", check=False, timeout=120)


ROBOT = "alerts:\n  - {name: group, to: webhook, form: wecom, url_from_environment: ALERT_URL}\n"


def test_an_alert_is_tried_out_over_the_line(tmp_path, group):
    write_demo(tmp_path)
    service_file(tmp_path, ROBOT)
    done = called(tmp_path, "status", "--try-alerts", ALERT_URL=group)
    assert (done.returncode, done.stdout) == (0, "group：已发出，对方收下了。\n")
    assert Group.told == [
        {
            "msgtype": "text",
            "text": {"content": "【sheets-sync】\n这是一条试发的提醒（group）。收到就说明设置对了，不用处理。"},
        }
    ]


def test_an_alert_that_does_not_arrive_says_why_and_never_the_address(tmp_path):
    write_demo(tmp_path)
    service_file(tmp_path, ROBOT)
    done = called(tmp_path, "status", "--try-alerts", ALERT_URL="http://127.0.0.1:9/send?key=a-secret")
    assert done.returncode == 4
    assert done.stderr == "group：没有发到（ConnectionError）。请查地址、密钥和网络。\n"
    done = called(tmp_path, "status", "--try-alerts")
    assert done.stderr == "group：环境变量 ALERT_URL 里没有网址（要以 https:// 开头）。\n"


def test_a_command_is_given_the_message_and_none_of_our_keys(tmp_path):
    write_demo(tmp_path)
    script = (
        "import os, pathlib, sys\n"
        "pathlib.Path(sys.argv[1]).write_text(sys.stdin.read() + ','.join(os.environ), 'utf-8')"
    )
    told = tmp_path / "told.txt"
    said = json.dumps(
        {"alerts": [{"name": "mail", "to": "command", "command": [sys.executable, "-c", script, str(told)]}]}
    )
    service_file(tmp_path, said)
    done = called(tmp_path, "status", "--try-alerts", SHEETS_SYNC_GOOGLE_KEY="a-secret")
    assert done.returncode == 0, done.stderr
    assert told.read_text("utf-8").startswith("【sheets-sync】\n这是一条试发的提醒（mail）")
    assert "SHEETS_SYNC_GOOGLE_KEY" not in told.read_text("utf-8")


def test_a_team_that_is_refused_is_told_of_once_and_status_says_so(tmp_path, group):
    write_demo(tmp_path)
    service_file(tmp_path, ROBOT)
    assert called(tmp_path, "worker", "--once", ALERT_URL=group).returncode == 0
    (attendance,) = (tmp_path / "books").glob("*考勤*.xlsx")
    attendance.unlink()
    for _ in range(2):
        assert called(tmp_path, "worker", "--once", ALERT_URL=group).returncode == 3
    assert [each["text"]["content"].splitlines()[1][:24] for each in Group.told] == [
        "团队 demo 2026-10：为安全起见没有写"
    ]
    done = called(tmp_path, "status")
    assert done.returncode == 1
    assert "✗ demo" in done.stdout
    assert "为安全起见没有写入（inputs_lost,too_much_change" in done.stdout
    assert "连续 2 次" in done.stdout


@pytest.mark.parametrize("form", ["plain", "json"])
def test_nobody_of_the_department_and_no_pay_comes_into_log_and_state(tmp_path, form):
    write_demo(tmp_path)
    done = called(tmp_path, "worker", "--once", "--log", form)
    assert done.returncode == 0
    kept = "".join(path.read_text("utf-8") for path in (tmp_path / "state").rglob("*") if path.is_file())
    said = done.stdout + done.stderr + kept + called(tmp_path, "status").stdout
    assert "people" in said
    assert [word for word in ("李娜", "周涛", "3,527", "3527", "1327.50", "88.50") if word in said] == []


ASK = """
import sys, urllib.request
try:
    answer = urllib.request.urlopen(sys.argv[1], timeout=5)
except urllib.request.HTTPError as error:
    answer = error
print(answer.status, answer.read().decode())
"""


def ask(url):
    command = [sys.executable, "-c", ASK, url]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stdout


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM is a signal of POSIX systems")
def test_a_worker_answers_whoever_asks_and_status_says_that_it_is_at_work(tmp_path):
    write_demo(tmp_path)
    service_file(tmp_path, 'worker: {at: ["06:30"]}\nhealth: {listen: "127.0.0.1:18089"}\n')
    command = [sys.executable, "-m", "sheets_sync", "worker", "--config", str(tmp_path / "config")]
    worker = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 30
        while "200" not in ask("http://127.0.0.1:18089/healthz") and time.monotonic() < until:
            time.sleep(0.2)
        assert ask("http://127.0.0.1:18089/healthz") == "200 ok\n\n"
        assert "sheets_sync_up 1\n" in ask("http://127.0.0.1:18089/metrics")
        assert ask("http://127.0.0.1:18089/config").startswith("404")
        assert called(tmp_path, "status", "--alive").stdout == "值守程序在工作。\n"
        assert f"上的进程 {worker.pid}，" in called(tmp_path, "status").stdout
    finally:
        worker.terminate()
        assert worker.wait(timeout=60) == 0
    assert called(tmp_path, "status", "--alive").returncode == 1
