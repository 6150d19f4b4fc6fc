"""What is said of measures that several rows give."""

REASONS = {
    "corrected": "corrected by appeal: {why} ({by}); it was {was}",
    "corrected_blank": "corrected by appeal: {why} ({by})",
    "rated_mean": "mean of {count} raters: {parts}",
    "rated_sum": "sum of {count} raters: {parts}",
    "rated_lowest": "lowest of {count} raters: {parts}",
    "rated_highest": "highest of {count} raters: {parts}",
    "left_blank_by": "left blank for {person}",
    "left_blank": "left blank",
}
