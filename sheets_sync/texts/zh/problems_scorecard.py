"""What is wrong with a rule of a scorecard, in Chinese."""

PROBLEMS = {
    "part_twice": "“{found}”在这里写了两次，会算两次。每一项只写一次，轻重用权重表示。",
    "not_above_nought": "这里应大于 0，实际是 {found}。请改正（要扣的分也不写负号）。",
    "limit_before_target": "limit {found} 比 target {target} 还好（order: {order}）。请核对这两个数和 order。",
    "counts_not_listed": "没有写清有 {found} 项没做到时得多少分。请补上，或写明 unlisted: lowest 或 nought。",
    "no_higher_word": "各档得的是词，分不出高低，不能写 overlaps: {found}。请让每个值只属于一档。",
}
