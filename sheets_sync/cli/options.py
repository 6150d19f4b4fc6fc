"""Options that commands share, and where their defaults come from."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import click

from scoring.period import Period
from sheets_sync.texts import text

Command = TypeVar("Command", bound=Callable[..., Any])


class PeriodType(click.ParamType[Period]):
    """A period: a month as ``2026-10``, or ``2026-Q4``, ``2026-H2``, ``2026``; also as people write it in workbooks."""

    name = "YYYY-MM"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """Returns the period, or fails with the form that is wanted; whose kind it must be, its team knows."""
        from sheets_sync.tidy.cells.month import written  # noqa: PLC0415 - heavy, and only needed where one is typed

        period = value if isinstance(value, Period) else written(str(value))
        if period is None:
            self.fail(text(language(), "cli.no_period", found=repr(value)), param, ctx)
        return period


def config_option(command: Command) -> Command:
    """Adds ``--config``."""
    return click.option(
        "--config",
        "config",
        type=click.Path(path_type=Path, file_okay=False),
        envvar="SHEETS_SYNC_CONFIG",
        default=Path("config"),
        help="Configuration folder (else $SHEETS_SYNC_CONFIG, else ./config). 配置文件夹。",
    )(command)


def period_option(command: Command) -> Command:
    """Adds ``--period``."""
    return click.option(
        "--period", type=PeriodType(), help="Period, like 2026-10 or 2026-Q4 (else the last complete one). 考核期。"
    )(command)


def by_option(command: Command) -> Command:
    """Adds ``--by``, the name of whoever signs."""
    return click.option("--by", required=True, help="Who signs, by name. 谁签，写姓名。")(command)


def json_option(command: Command) -> Command:
    """Adds ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON for programs. 输出 JSON。")(command)


def safety_options(command: Command) -> Command:
    """Adds ``--force`` and ``--discard-edits`` (which was called ``--accept-edits``)."""
    command = click.option(
        "--force",
        is_flag=True,
        help="Write although much changes, a file is not ours, or an earlier month comes back. 仍然写入。",
    )(command)
    return click.option(
        "--discard-edits",
        "--accept-edits",
        "accept_edits",
        is_flag=True,
        help="Overwrite results that somebody edited by hand. 丢掉手工改动，照算的写。",
    )(command)


def language() -> str:
    """Returns the language for messages about no team in particular.

    That is the one that was asked for with ``--language``, else ``SHEETS_SYNC_LANGUAGE``, else the machine's.
    """
    context = click.get_current_context(silent=True)
    asked = context.params.get("said") if context else None
    for said in (asked, os.environ.get("SHEETS_SYNC_LANGUAGE", "")):
        if said in ("zh", "en"):
            return str(said)
    locale = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    return "en" if locale.startswith("en") else "zh"


def now() -> datetime:
    """Returns the present moment; the only clock of the command line."""
    return datetime.now(UTC)
