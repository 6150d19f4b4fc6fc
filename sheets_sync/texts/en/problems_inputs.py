"""The words of problems with tables of every kind: periods and weeks, records, punches, ratings."""

_CELLS = {
    "unreadable_period": "“{column}” should be a period, but is “{found}”. Write it like {like}.",
    "points_below_one": "“{column}” has {count} below 1 ({cells}), read as {read}%. "
    "If {more}% is meant, write {more}; if it really is below 1%, write {read}%.",
    "said_of_several": "{said} (the same in {count} cells: {cells})",
    "unreadable_week": "“{column}” should be a week (1 to {most}) or a day in it, but is “{found}”.",
    "unreadable_time": "“{column}” should be a time, but is “{found}”. Write it like 08:30, or nothing.",
    "punch_out_of_order": "“{column}” says {found}, earlier than {before} before it in the same row. Check it "
    "(5:30 in the afternoon is 17:30); if it is of the next morning, write {later}.",
    "unreadable_moment": "“{column}” should be a day and a time, but is “{found}”. Write it like 2026-10-08 08:30.",
    "week_outside_period": "{found} in “{column}” does not lie in {wanted}. Correct the period or the day.",
    "row_of_other_period": (
        "This tab is that of {wanted}, but the row says “{found}”. Not used; correct it, or move it to its own tab."
    ),
    "row_of_other_week": (
        "This tab is that of week {wanted}, but the row says “{found}”. Not used; correct it, or move it."
    ),
    "last_before_first": "The last day {found} is before the first day {first}. Correct one of them.",
}

_ROWS = {
    "row_missing_in_week": "{id} was employed in week {week} of {month} but has no row here. Add it.",
    "row_outside_service_week": "This person was not employed in week {week} of {month}; the row was not used. "
    "Delete it, or correct the days of hiring and leaving in the roster.",
    "months_missing": "There is no data at all for {first} to {last} ({count} periods). It concerns what looks back at "
    "{affects}. Add it if there is any; a new department that has none may ignore this.",
    "month_left_blank": "There is no data at all for {month}. "
    "Every column here may be left blank: ignore this if there is none.",
    "week_left_blank": "There is nothing of week {week} of {month} here. "
    "Every column may be left blank: ignore this if there is none.",
    "week_missing": "There is nothing of week {week} of {month} here. Add it.",
    "duplicate_row_in_week": "The same person has two rows in one week: {cells}. Neither is used; keep only one.",
    "department_twice": "The department has several rows for the same period: {cells}. None is used; keep only one.",
    "never_punched": "{id} has no punch at all in {month}. Check id and clock; ignore this if they were on leave.",
    "punch_day_twice": "The same person has two rows on one day: {cells}. None of the punches is used; keep only one.",
    "slot_twice": "The same slot was punched several times on one day, far apart: {cells}. Check which one holds.",
    "too_many_punches": (
        "There are {count} punches on {day}, but only {most} in order. "
        "Delete those that are too many, or write assign: nearest in the team file."
    ),
}

_RATINGS = {
    "rated_twice": "Rater {rater} rated the same person several times: {cells}. None is used; keep only one.",
    "rates_self": "{id} rated themself. Not used; delete the row or correct the rater.",
    "rater_name_differs": "Rater {id} is {wanted} on the roster, but the name here is “{found}”. Not used; check it.",
    "rater_ambiguous": "Several people on the roster are called “{name}”. Not used; write the id of the rater.",
    "unknown_rater": "No rater “{found}” is on the roster (nearest: {nearest}). Counted as one from outside; check it.",
    "too_few_raters": "“{column}” was rated by only {count}; at least {least} are needed. Add the ratings.",
}

_TEAMS = {
    "tab_pattern_kind": "The tab “{found}” does not tell its period: periods are a {kind}, use {known}.",
    "kind_needs_months": "A table of kind: {kind} holds calendar months; periods must begin with one.",
    "weeks_needed": (
        "This table holds weeks (kind: {kind}), but the team file does not say how many a period has. "
        "Write period: {{weeks: 4}}."
    ),
    "slot_without_way": "Where punches tell in from out, the slot “{found}” must end in _in or _out.",
    "record_twice": (
        "The record {found} is given by table {first} already. Keep one table, or say for which roles each is."
    ),
    "period_differs": "The scheme {scheme} appraises by {wanted}, the team file says {found}. Make period the same.",
    "fact_by_week": "“{fact}” of {scheme} has one value a week, but table {table} one a period. Use a weekly table.",
    "fact_by_period": "“{fact}” of {scheme} has one value a period, but table {table} one a week. Use another table.",
    "fact_of_department": (
        "“{fact}” of {scheme} is one of the whole department, but table {table} is of people. Use kind: department."
    ),
    "fact_of_person": "“{fact}” of {scheme} is of each person, table {table} is of the department. Use another table.",
    "record_not_kept": "No table gives the record “{fact}” that {scheme} needs. Declare one with record: {fact}.",
    "record_kind_differs": "The record “{fact}” of {scheme} needs a table of kind: {wanted}, but {table} is {found}.",
    "field_not_kept": "The record “{fact}” of {scheme} needs a column “{field}”, which table {table} lacks. Add it.",
    "field_unit_differs": "“{field}” of the record “{fact}” is in {wanted} in {scheme}, in table {table} in {found}.",
    "choice_unknown": "“{fact}” of {scheme} may be {known}, but table {table} knows “{found}”. Make the choices alike.",
    "slots_differ": "The punches “{fact}” of {scheme} are {wanted}, in table {table} {found}. Make them alike.",
}

PROBLEMS: dict[str, str] = {**_CELLS, **_ROWS, **_RATINGS, **_TEAMS}
