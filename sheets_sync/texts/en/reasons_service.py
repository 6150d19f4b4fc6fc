"""Reasons of how long somebody has served."""

REASONS = {
    "months_since": "{months} full months from {of} to {end}",
    "not_appraised": "not appraised under this scheme: {parts}",
}
