"""`worker`: run every team at its times, until told to stop."""

from pathlib import Path

import click

from sheets_sync.cli.options import config_option


@click.command()
@config_option
@click.option("--once", is_flag=True, help="Run every team now, once, and end. 立即各跑一次后结束。")
@click.option(
    "--log",
    type=click.Choice(["plain", "json"]),
    default=None,
    help="Form of the log, else that of service.yaml. 日志格式。",
)
def worker(config: Path, *, once: bool, log: str | None) -> None:
    """Run all teams at the times in service.yaml. 按时运行所有团队。"""
    from sheets_sync.cli import working  # noqa: PLC0415 - heavy, and only needed here

    working.work(config, once=once, log=log or "")
