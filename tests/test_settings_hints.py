"""What will hardly do what was meant is told by `check`, and hinders nothing."""

import json

from click.testing import CliRunner

from sheets_sync.cli import cli
from tests.signing_shop import shop


def checked(folder, *more):
    asked = ["check", "shop", "--config", str(folder / "config"), "--period", "2026-10", *more]
    return CliRunner().invoke(cli, asked, env={"SHEETS_SYNC_LANGUAGE": "zh"})


def test_a_team_whose_months_nobody_could_close_is_told_so_with_the_line_and_can_be_run(tmp_path):
    path = shop(tmp_path) / "config" / "teams" / "shop.yaml"
    with path.open("a", encoding="utf-8") as file:
        file.write("signs: {confirm: [周敏], close: [周敏]}\n")
    line = len(path.read_text(encoding="utf-8").splitlines())
    done = checked(tmp_path)
    assert done.exit_code == 0
    assert f"shop.yaml:{line} signs.close：可以确认和可以关账的只有 周敏 一个人" in done.stdout
    told = json.loads(checked(tmp_path, "--json").stdout)["teams"]["shop"]["problems"]
    assert [(each["code"], each["level"]) for each in told] == [("signs_one_person", "warning")]
