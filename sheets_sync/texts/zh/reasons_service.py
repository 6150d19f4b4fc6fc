"""Reasons of how long somebody has served."""

REASONS = {
    "months_since": "从 {of} 到 {end} 满 {months} 个月",
    "of_the_period": "由考核期定",
    "not_appraised": "不参加本方案考核：{parts}",
}
