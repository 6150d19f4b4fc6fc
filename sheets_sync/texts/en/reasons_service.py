"""Reasons of how long somebody has served."""

REASONS = {
    "months_since": "{months} full months from {of} to {end}",
    "of_the_period": "given by the period",
    "not_appraised": "not appraised under this scheme: {parts}",
}
