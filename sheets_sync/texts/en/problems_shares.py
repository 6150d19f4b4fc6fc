"""What is wrong with how something is shared, in English."""

PROBLEMS = {
    "needs_appraisal": "“{found}” is paid to everybody (paid_anyway) but looks at “{needs}”, which only those have "
    "who are appraised. Let it look at facts, or take it out of paid_anyway.",
    "not_above_zero": "This should be above 0, found {found}.",
}
