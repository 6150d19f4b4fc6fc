"""What is wrong with hours, days of the year and rows, in English."""

PROBLEMS = {
    "times_not_rising": (
        "These times are out of order, or the shift is longer than 14"
        " hours: {found}. Write in, out; a night shift that is really so long ends at 32:00, say."
    ),
    "times_not_in_pairs": "Times of a day come in pairs: in and out, once or twice a day; here are {found}.",
    "not_a_day_of_year": "A day of the year like 05-01 (month-day) is wanted here, not “{found}”.",
    "list_capped": "“{found}” holds its sum down with at_most; the things in it are as large as they were, and so is "
    "their sum. Leave out at_most there, and hold this sum down with limit.",
    "made_otherwise": (
        "“{found}” is only a number and holds no single days or times. Name a figure that one of these words makes: "
        "{wanted}."
    ),
    "not_a_pair": "Two numbers are wanted here, the smallest and the largest, like [1, 5]; here are {found}.",
}
