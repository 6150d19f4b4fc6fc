"""Why somebody has a place, a share, a commission or a part of a pool, in English."""

REASONS = {
    # points by place
    "rank_points": "{of}, place {place}",
    "rank_points_tied": "{of}, {tied} share place {place}",
    "no_rank_points": "{of}, place {place}, which earns no points",
    "behind_benchmark": "{of}, worse than {mark}",
    "exempt": "because of {parts}: does not count",
    # the best so many per cent
    "in_share": "{of}, place {place} of {heads}, among the first {most} ({share})",
    "beyond_shares": "{of}, place {place} of {heads}, not among the first {most}",
    "tied_beyond": "{of}, {tied} share place {place}, and there are {most} places: none of them",
    # the lowest few
    "lowest_prize": "{of}, the lowest",
    "lowest_prize_tied": "{of}, {tied} share the lowest, each in full",
    "lowest_prize_split": "{of}, {tied} share the lowest and the amount",
    "lowest_others_better": "{of}, others are lower",
    # heads
    "counted_heads": "counted by roster and condition",
    # commission
    "commission": "{of}, {done}% of {task}: {sum}",
    "commission_after": "{of} on top of {before}, {done}% of {task}: {sum}",
    "nothing_in_part": "{of}, {task}: the part that earns has not grown",
    "tier_gap": "{of}, {done}% of {task}, which is in no tier",
    "no_task": "{task} is not above zero: no completion can be worked out",
    "nothing_beyond": "{of}, not beyond {task}",
    "negative_sales": "{of}, below zero: no commission",
    # parts of a pool
    "pool_share": "{pool} × {of} ÷ {divisor}",
    "pool_share_scaled": "{pool} × {of} ÷ {divisor} (the sum, since it is more than {limit})",
    "weight_below_nought": "{of}, below zero: no share",
    "no_weights": "nobody has a share, nothing is given away",
    "pool_empty": "{of}, nothing to share",
    "pool_negative": "{of}, below zero: nothing is given away, to be checked by a person",
    "pools_differ": "{of}, not the same as that of the others: it cannot be shared",
    "shares_unknown": "not settled: the figures of {count} who share are not known",
    # since the period before
    "change_percent": "({now} − {then}) ÷ {then}",
    "no_base": "{of} is not above zero: no percentage of it can be worked out",
}
