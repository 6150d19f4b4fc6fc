"""A configuration of one's own: written once, filled with nothing that pays, and sound as it is."""

from pathlib import Path

from click.testing import CliRunner, Result

from scoring.form import UNSET
from sheets_sync.cli import cli
from sheets_sync.demo import write_demo
from sheets_sync.demo.shipped import packaged_config
from sheets_sync.settings import read_settings


def init(team: str, folder: Path) -> Result:
    return CliRunner().invoke(cli, ("init", team, "--config", str(folder)), catch_exceptions=False)


def test_what_is_written_is_a_sound_configuration_that_pays_by_no_example(tmp_path):
    assert init("客服一部", tmp_path).exit_code == 0
    settings = read_settings(tmp_path, packaged_config(), "客服一部")
    assert settings.problems == ()
    assert settings.teams["客服一部"].roles["rep"].schemes[0] == "客服一部-rep-star"
    (scheme,) = settings.versions["客服一部"]["rep"][0]
    assert {"workload_target", "min_score", "star_pay", "part_month_pay"} <= {
        name.partition(".")[0] for name in scheme.unset
    }
    said = (tmp_path / "schemes" / "客服一部-rep-star" / "2026-01-01.yaml").read_text(encoding="utf-8")
    assert f"workload_target: {UNSET}   # 900" in said


def test_nothing_is_overwritten(tmp_path):
    init("ours", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")}
    again = init("ours", tmp_path)
    assert again.exit_code == 2
    assert "ours.yaml" in again.output or "2026-01-01.yaml" in again.output
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.yaml")} == before


def test_a_name_that_could_lead_elsewhere_is_refused(tmp_path):
    assert init("../elsewhere", tmp_path / "config").exit_code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_team_beside_the_demo_reads_its_books_and_pays_nobody_until_it_is_filled_in(tmp_path):
    write_demo(tmp_path)
    assert init("ours", tmp_path / "config").exit_code == 0
    options = ("--config", str(tmp_path / "config"), "--period", "2026-10")
    result = CliRunner().invoke(cli, ("run", "ours", *options), catch_exceptions=False)
    assert result.exit_code == 1
    assert "workload_target" in result.output or "工作量目标" in result.output
    assert (tmp_path / "results" / "ours" / "2026-10" / "工资表.xlsx").exists()
    assert " 0 人有应发合计" in result.output or "其中 0 人" in result.output
