"""What is wrong with how something is shared, in Chinese."""

PROBLEMS = {
    "needs_appraisal": "“{found}”不管考不考核都发（paid_anyway），却要看“{needs}”，那只有被考核的人才有。"
    "请改看填报的数，或从 paid_anyway 里去掉。",
    "not_above_zero": "这里应大于 0，实际是 {found}。",
}
