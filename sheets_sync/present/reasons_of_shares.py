"""Why somebody has a place, a share, a commission or a part of a pool."""

from typing import TYPE_CHECKING

from scoring.figure import Figure
from sheets_sync.present.saying import (
    Say,
    Says,
    about_first,
    about_parts,
    argument,
    figures_of,
    fixed,
    from_arguments,
    named_apart,
    number,
)

if TYPE_CHECKING:
    from sheets_sync.present.words import Words

_SIGNS = {"ratio": "", "percent": "%", "permille": "‰"}


def _ranked(*names: str) -> Say:
    """Returns words about the first part, and the arguments of the reason by name."""

    def say(words: "Words", figure: Figure) -> str:
        of, *others = figures_of(figure)
        said = {name: argument(figure, index) for index, name in enumerate(names, 1)}
        share = words.bare(others[0]) if others else ""
        own, mark = named_apart(words, (of, others[0])) if others else (words.named(of), "")
        return words.reasons[str(figure.reason[0])].format(of=own, share=share, mark=mark, **said)

    return say


def _commission(words: "Words", figure: Figure) -> str:
    sales, task, *rates = figures_of(figure)
    before = words.plain(rates.pop(0)) if figure.reason[0] == "commission_after" else ""
    sign = _SIGNS.get(argument(figure, 2), "")
    amounts = [number(figure, index) for index in range(3, 3 + len(rates))]
    terms = [
        f"{words.amount(amount, sales.unit)} × {words.bare(rate)}{sign}"
        for amount, rate in zip(amounts, rates, strict=True)
    ]
    said = {"of": words.named(sales), "task": words.named(task), "done": argument(figure, 1), "sum": " + ".join(terms)}
    return words.reasons[str(figure.reason[0])].format_map({**said, "before": before})


def _task(words: "Words", figure: Figure) -> str:
    sales, task = figures_of(figure)
    said = {"of": words.named(sales), "task": words.named(task), "done": argument(figure, 1)}
    return words.reasons[str(figure.reason[0])].format_map(said)


def _pool(words: "Words", figure: Figure) -> str:
    own, pool, *_ = figures_of(figure)
    divisor = argument(figure, 1)
    said = {"of": words.plain(own), "pool": words.plain(pool), "divisor": divisor, "limit": argument(figure, 2)}
    return words.reasons[str(figure.reason[0])].format_map(said)


def _change(words: "Words", figure: Figure) -> str:
    now, then = figures_of(figure)
    return words.reasons["change_percent"].format(now=words.plain(now), then=words.plain(then))


SAYS: Says = {
    "rank_points": _ranked("place", "tied"),
    "rank_points_tied": _ranked("place", "tied"),
    "no_rank_points": _ranked("place"),
    "behind_benchmark": _ranked(),
    "exempt": about_parts("exempt"),
    "in_share": _ranked("most", "heads", "place"),
    "beyond_shares": _ranked("most", "heads", "place"),
    "tied_beyond": _ranked("most", "tied", "place"),
    "lowest_prize": _ranked(),
    "lowest_prize_tied": _ranked("tied"),
    "lowest_prize_split": _ranked("tied"),
    "lowest_others_better": _ranked(),
    "counted_heads": fixed("counted_heads"),
    "commission": _commission,
    "commission_after": _commission,
    "nothing_in_part": _task,
    "tier_gap": _task,
    "no_task": _task,
    "nothing_beyond": _task,
    "negative_sales": about_first("negative_sales"),
    "pool_share": _pool,
    "pool_share_scaled": _pool,
    "weight_below_nought": about_first("weight_below_nought"),
    "no_weights": fixed("no_weights"),
    "pool_empty": about_first("pool_empty"),
    "pool_negative": about_first("pool_negative"),
    "pools_differ": about_first("pools_differ"),
    "shares_unknown": from_arguments("count"),
    "change_percent": _change,
    "no_base": about_first("no_base"),
}
