"""`demo [DIR]`: a whole month of an invented department, from its workbooks to its results."""

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("demo-team"))
@click.option("--language", "said", type=click.Choice(["zh", "en"]), help="Language of the results. 结果的语言。")
def demo(folder: Path, said: str | None) -> None:
    """Write an invented department's workbooks and work out its month. 写出示范客服部并算出一个月。"""
    from sheets_sync.cli import showing  # noqa: PLC0415 - heavy, and only needed here

    showing.show_demo(folder, said)
