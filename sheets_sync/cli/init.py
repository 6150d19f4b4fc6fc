"""`init TEAM`: the files of a new team, or the tabs of its spreadsheets; `init --scheme`: files and workbooks."""

from pathlib import Path

import click

from scoring.period import Period
from sheets_sync.cli.confirming import yes_option
from sheets_sync.cli.options import PeriodType, config_option, language
from sheets_sync.texts import text

_TYPED = click.core.ParameterSource.COMMANDLINE


@click.command()
@click.argument("names", nargs=-1, required=True, metavar="TEAM | --scheme SCHEME... DIR")
@config_option
@click.option(
    "--period",
    type=PeriodType(),
    help="Month to make a tab for, like 2026-10 (else the last complete one and this one). 要准备哪个月的页。",
)
@click.option("--google", is_flag=True, help="For books in Google Sheets instead of files. 表格放在 Google 上。")
@click.option(
    "--scheme",
    is_flag=True,
    help="Begin with one scheme, or several that belong together: a team and blank workbooks for it in DIR. "
    "从方案开始：在文件夹里备好团队和空白工作簿。",
)
@click.option("--team", default="", help="With --scheme: name of the team (else that of DIR). 团队名。")
@click.option("--language", "said", type=click.Choice(["zh", "en"]), help="With --scheme: of tabs and headings. 语言。")
@yes_option
@click.pass_context
def init(
    context: click.Context,
    names: tuple[str, ...],
    config: Path,
    period: Period | None,
    team: str,
    said: str | None,
    *,
    google: bool,
    scheme: bool,
    yes: bool,
) -> None:
    """Write the configuration of a new team, or prepare its spreadsheets. 写出新团队的配置，或准备表格。

    With --scheme: SCHEME... DIR makes in DIR a team for schemes, and the blank workbooks in which their measures
    are entered; a SCHEME of your own is found in --config, too.
    """
    _refuse_idle(context, scheme=scheme)
    if scheme:
        from sheets_sync.cli import starting  # noqa: PLC0415 - heavy, and only needed here

        starting.start(names, team, said, config, google=google)
        return
    if len(names) > 1:
        raise click.UsageError(f"init TEAM, or init --scheme SCHEME... DIR: {' '.join(names)}")
    from sheets_sync.cli import beginning  # noqa: PLC0415 - heavy, and only needed here

    beginning.begin(names[0], config, period, google=google, yes=yes)


def _refuse_idle(context: click.Context, *, scheme: bool) -> None:
    """Ends with 2 when an option was typed that would do nothing: nobody must believe that it was heeded."""
    idle, key = (("period", "yes"), "not_with_scheme") if scheme else (("team", "said"), "only_with_scheme")
    typed = [each for each in context.command.params if each.name in idle]
    options = [each.opts[0] for each in typed if context.get_parameter_source(each.name or "") == _TYPED]
    if options:
        raise click.UsageError(text(language(), f"opening.{key}", options=", ".join(options)))
