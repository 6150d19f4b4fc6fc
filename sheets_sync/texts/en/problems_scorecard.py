"""What is wrong with a rule of a scorecard, in English."""

PROBLEMS = {
    "part_twice": "“{found}” stands here twice and would count twice. List each part once; weigh it by its weight.",
    "not_above_nought": "This must be more than 0, not {found}. Correct it (what is taken off has no minus).",
    "limit_before_target": "limit {found} is better than target {target} (order: {order}). Check both, and the order.",
    "counts_not_listed": "No points are given for {found} not met. Add them, or say unlisted: lowest or nought.",
    "no_higher_word": "Of words none is higher: overlaps: {found} cannot be. Let each value lie in one band.",
}
