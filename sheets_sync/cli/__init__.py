"""The command line: one module a command, loaded when it is called."""

import os

import click

from sheets_sync import __version__
from sheets_sync.cli.accept import accept
from sheets_sync.cli.cases import cases
from sheets_sync.cli.check import check
from sheets_sync.cli.close import close
from sheets_sync.cli.confirm import confirm
from sheets_sync.cli.demo import demo
from sheets_sync.cli.doctor import doctor
from sheets_sync.cli.explain import explain
from sheets_sync.cli.import_history import import_history
from sheets_sync.cli.init import init
from sheets_sync.cli.months import months
from sheets_sync.cli.plan import plan
from sheets_sync.cli.reopen import reopen
from sheets_sync.cli.run import run
from sheets_sync.cli.schemes import schemes
from sheets_sync.cli.share import share
from sheets_sync.cli.spoken import speak
from sheets_sync.cli.status import status
from sheets_sync.cli.verify import verify
from sheets_sync.cli.worker import worker
from sheets_sync.google import environment

__all__ = ["cli"]


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="sheets-sync", help="Show the version and exit. 显示版本号。")
def cli() -> None:
    """Work out appraisal scores, places, stars and pay from a team's own workbooks.

    从团队自己的评分表和考勤表算出得分、名次、星级和工资。

    \b
    Exit codes: 0 done · 1 done, but a person must put something right · 2 wrong usage or configuration ·
    3 refused as unsafe or stale · 4 a book could not be reached or written
    """  # noqa: D301 - \b is click's mark for "keep these lines"
    environment.use(os.environ)


speak()
for command in (
    demo,
    schemes,
    init,
    check,
    cases,
    plan,
    run,
    explain,
    doctor,
    share,
    confirm,
    close,
    reopen,
    months,
    accept,
    import_history,
    verify,
    worker,
    status,
):
    cli.add_command(command)
