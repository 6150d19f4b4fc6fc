"""Problems of figures that are known by the week, by the person or of the whole department."""

PROBLEMS = {
    "known_by_week": "“{found}” has a value for each week; say with over_weeks how the weeks come together.",
    "known_by_person": "“{found}” has a value for each person; a figure of the department brings them together with a "
    "word such as group_sum or head_count.",
}
