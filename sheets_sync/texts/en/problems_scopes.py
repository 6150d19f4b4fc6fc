"""Problems of figures that are known by the week, by the person or of the whole department."""

PROBLEMS = {
    "known_by_week": "“{found}” has a value for each week; say with over_weeks how the weeks come together.",
    "not_by_week": "“{found}” has one value for the whole period, which would be taken once for each week. Declare it "
    "with per: week, or use it without over_weeks.",
    "beyond_a_week": "{found} looks at other periods or at all weeks, and a single week has neither: leave out "
    "per: week.",
    "known_by_person": "“{found}” has a value for each person; a figure of the department brings them together with a "
    "word such as group_sum or head_count.",
    "role_not_there": "“{item}” of {scheme} looks at people of the role “{found}”, which the team file does not have. "
    "Nearest: {nearest}.",
    "watched_not_there": "“{item}” of {scheme} looks at “{found}” of the role “{role}”, which has none: no table "
    "gives it and no scheme works it out. Nearest: {nearest}.",
    "watched_unit": "“{item}” of {scheme} takes “{found}” in {taken}, but the role “{role}” has it in {unit}. "
    "Declare it with its unit under facts of the scheme.",
}
