"""What is wrong with how something is shared, in Chinese."""

PROBLEMS = {
    "not_above_zero": "这里应大于 0，实际是 {found}。",
}
