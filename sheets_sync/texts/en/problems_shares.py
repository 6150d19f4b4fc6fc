"""What is wrong with how something is shared, in English."""

PROBLEMS = {
    "not_above_zero": "This should be above 0, found {found}.",
}
