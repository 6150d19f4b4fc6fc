"""Problems of worked examples: what they say that nobody can read, and what came out otherwise."""

PROBLEMS = {
    "case_differs": "{wanted} expected, {found} worked out",
    "case_unknown": "{wanted} expected, unknown: {what}",
    "case_unknown_because": "{wanted} expected, unknown: {missing}: {because}",
    "case_not_employed": "{wanted} expected, but {who} was not employed in {period} (not_employed)",
    "case_not_reported": "The problem {wanted} is expected; reported: {found}.",
    "why.one_not_given": "{missing} is not given",
    "why.some_not_given": "{missing} are not given",
    "why.case_open": "{missing} cannot be worked out",
    "no_such_figure": "There is no figure “{found}”. Nearest: {nearest}.",
    "not_among_people": "“{found}” is not among people: {known}.",
    "not_a_period": "A period like 2026-10, 2026-Q4, 2026-H2 or 2026 is wanted here, not “{found}”.",
    "period_of_other_kind": "This scheme has {what}; write {wanted}, not {found}.",
    "why.periods_month": "months",
    "why.periods_quarter": "quarters",
    "why.periods_half_year": "half-years",
    "why.periods_year": "years",
    "case_blank": "“{found}” is blank. Fill it in; what nobody knows is unknown.",
    "case_by_week": "“{found}” has a value for each week; write {found}@1 for that of the first.",
    "no_such_week": "There is no {found}: a period has {most} weeks.",
    "punches_differ": "{count} times are wanted here ({wanted}), a dash where nothing was punched.",
    "standing_by_dates": "In a case standing is regular, probation or stand_in. "
    "confirming comes from confirmed: (a day in the period), absent from hired: and left:.",
}
