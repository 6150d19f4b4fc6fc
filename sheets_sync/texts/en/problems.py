"""The words of every problem: what was found, and what to do."""

from sheets_sync.texts.en.google import FAULTS, WHY

# What is wrong with a workbook as a whole.
_BOOKS = {
    "book_missing": "There is no workbook {book} ({path}). Put it back, or correct its address in the team file.",
    "book_locked": "{book} is in use or being saved and cannot be read. Close it and try again.",
    "unreadable_book": "{book} cannot be read; it may be damaged. Open it in Excel and save it as .xlsx.",
    "password_protected": "{book} asks for a password. Remove the password and save it again.",
    "old_workbook": "{book} is in the old format (.xls). Save it as .xlsx.",
    "not_a_workbook": "{book} is no Excel workbook (it is: {found}). Save it as .xlsx.",
    "stray_cell": "{book}: something stands far away in {address} of “{tab}”, probably by mistake. Clear it.",
    "not_writable": "{book} cannot be written ({error}). Check disk space and folder rights, and close open files.",
    "stale": "{book} was changed after it was read, so nothing was written. Run again.",
    "unknown_backend": "The address “{found}” is of an unknown kind. Known: {known}.",
}

# Tabs, headings and rows.
_TABLES = {
    "tab_missing": "There is no tab “{wanted}” (nearest: {nearest}; there are: {found}). Add it, or correct its title.",
    "tab_twice": "Several tabs could be “{wanted}”: {found}. Keep one and rename the others.",
    "tab_copy": "“{copy}” looks like a copy of “{read}”; only “{read}” is read. Merge them; rename the other.",
    "headings_missing": "No headings were found in this tab (wanted: {wanted}). Add the heading row.",
    "column_missing": "The column “{wanted}” is missing (nearest heading: {nearest}). Add it, or correct the heading.",
    "column_twice": "Two columns could be “{column}”: {found}. Keep one and rename the other.",
    "day_missing": "The attendance of {month} lacks columns for the days {days}. Add them.",
    "day_twice": "Day {day} has two columns: {cells}. Delete one.",
    "day_not_in_month": "{month} has no day {day}, but there is a column for it. Delete it, and check for a shift.",
    "day_of_other_month": "The dates in {cells} are not of {month}; perhaps copied from another month. Correct them.",
    "row_above_heading": "Row {row} stands above the headings but looks like data; it was not read. Move it down.",
    "second_table": "Row {row} has headings again, in another order: nothing below was read. Use one order.",
    "id_missing": "This row has contents but no {column}. Fill it in; begin a note with “Note:”.",
    "not_an_id": "“{found}” does not look like {column}, but the row has data. Correct it, or move the data away.",
    "unreadable_id": "{column} says “{found}”, which names nobody. Type it as text, such as 007.",
    "id_written_otherwise": "The id is written “{found}” and was read as {wanted}. Type {wanted} as text.",
    "id_lost_zeros": "The roster has the number “{found}” where other tables write “{wanted}” ({count}); taken for the "
    "same person. Type {wanted} as text on the roster.",
    "unknown_person": "Nobody on the roster is “{found}” (nearest: {nearest}). Correct the id, or add the person. "
    "Until then places and prizes are worked out as if there were no such person.",
    "name_differs": "Id {id} is {wanted} on the roster, but the name here is “{found}” (roster: {other}). "
    "The row was not used; find out whose it is.",
    "perhaps_theirs": "A row of id {id} has this person's name and may be theirs. Correct its id or its name.",
    "row_missing": "{id} was employed in {month} but has no row here. Add it.",
    "month_missing": "There is no data at all for {month}. Add it; until then nothing that needs it is worked out.",
    "duplicate_row": "The same person has two rows for one period: {cells}. Neither was used; keep one.",
    "same_row_twice": "These rows say exactly the same: {cells}; each was counted. Delete what was entered twice.",
    "row_outside_service": "This person was not employed in {month}; the row was not used. "
    "Delete it, or correct the dates on the roster.",
}

# Single cells.
_CELLS = {
    "blank_cell": "“{column}” is blank. Fill it in; a blank is not taken for nought.",
    "error_cell": "“{column}” holds the error {found}. Correct the formula, or type the number.",
    "uncomputed_formula": "The formula in “{column}” was never computed. Open the workbook in Excel and save it.",
    "merged_value": "“{found}” in “{column}” fills merged cells; nobody can tell whose it is. Unmerge and fill each.",
    "unreadable_number": "“{column}” should be one number, but says “{found}”. Type digits only.",
    "out_of_range": "{found} in “{column}” is not between {least} and {most}. Check it.",
    "not_whole": "“{column}” should be a whole number, but is {found}. Check it.",
    "percent_in_number": "“{column}” is no percentage, but the cell says {found}. Make it a plain number.",
    "unreadable_percent": "“{column}” should be a percentage, but says “{found}”. Write it like 85%.",
    "ambiguous_percent": "{found} in “{column}” could be a fraction or a percentage. Add the sign: 85%.",
    "unreadable_date": "“{column}” should be a date, but says “{found}”. Write year, month and day: 2026-09-03.",
    "unreadable_month": "“{column}” should be a month, but says “{found}”. Write year and month: 2026-10.",
    "date_far_off": "The date {found} lies long after {month}; the year may be wrong. The row was not used; check it.",
    "unknown_word": "“{found}” is not known. Known: {known}. Nearest: {nearest}.",
}

# People.
_PEOPLE = {
    "no_people": "The roster has nobody in it. Fill in the staff.",
    "duplicate_person": "The id {found} has several rows on the roster: {cells} ({names}). Keep one, or correct it.",
    "ids_look_alike": "The ids {ids} differ only in leading zeros or case. Check whether they are one person.",
    "left_before_hired": "The last day {found} lies before the first day {hired}. Correct it.",
    "confirmed_before_hired": "The confirmation {found} lies before the first day {hired}. Correct it.",
    "left_without_date": "The status is “{found}”, but there is no last day. Fill it in.",
    "left_but_listed": "The last day is {found}, but the status is “{status}”. Correct one of them.",
    "confirmed_on_probation": "The confirmation {found} has passed, but the status is “{status}”. Correct one of them.",
    "adjustment_for_absent": "{id} was not employed in {month}: {found} would not be paid. Correct id, month or dates.",
    "roster_incomplete": "The roster lacks the column {wanted}, so nobody can tell how this person stands. Restore it.",
    "probation_unknown": "Left on {left} without a confirmation date. Fill it in, or set the status to probation.",
    "regular_before_confirmed": "Confirmed on {found}, after the period, though “{status}”: taken as probation. Check.",
    "confirmed_blank": "No day of confirmation (hired {hired}); treated as confirmed. Fill it in.",
    "event_old": "{count} events are dated long before {month} ({cells}): perhaps a wrong year; not counted. Check.",
    "event_outside_service": "This happened on {found}, when the person was not employed; not counted. Check it.",
}

# Marks of days.
_MARKS = {
    "unmarked_day": "No mark on day {days} of {month} ({cells}). Fill it in; a blank is not taken for presence.",
    "unknown_mark": "Day {column}: “{found}” is not known. Known: {known}. Nearest: {nearest}.",
    "mark_needs_number": "Day {column}: “{found}” lacks its number. Write for example {mark}10.",
    "mark_out_of_range": "Day {column}: the number in “{found}” is wrong; {mark} is above 0 and at most {most}.",
    "contradictory_marks": "Day {column}: “{found}” contradicts itself. Keep what is true.",
    "marked_not_employed": "Day {column} is marked as not employed ({found}), but the person was. Correct one of them.",
    "mark_outside_service": "The mark “{found}” stands on a day outside the person's service and was not counted. "
    "Clear it, or correct the dates on the roster.",
    "mark_outside_month": "{month} has no such day, but there is a mark “{found}”. Check whether the row is shifted.",
}

# Configuration: files and their form.
_FILES = {
    "config_missing": "There is no configuration folder {found}. Name it with --config.",
    "no_teams": "There is no team file in {found}. Make one with sheets-sync init.",
    "unknown_team": "There is no team “{found}”. Known: {known}. Nearest: {nearest}.",
    "file_unreadable": "The file {found} cannot be read: {reason}.",
    "file_too_large": "The file is larger than {most} bytes: this is no configuration.",
    "file_empty": "The file {found} is empty.",
    "not_utf8": "The file is not UTF-8. Save it as UTF-8.",
    "yaml_syntax": "Line {line} is no proper YAML: {found}. Check indentation, colons and brackets.",
    "yaml_too_deep": "The file nests deeper than {most} levels: this is no configuration.",
    "yaml_documents": "A file holds one document. Remove what follows “---”.",
    "yaml_anchor": "Anchors and aliases ({found}) are not allowed. Write the contents out.",
    "yaml_tag": "Type tags ({found}) are not allowed. Write the plain value.",
    "key_not_text": "A key must be a text, but is {found}.",
    "duplicate_key": "The key “{found}” stands twice, first on line {first}. Keep one.",
    "unknown_key": "There is no key “{found}”. Known: {known}. Nearest: {nearest}.",
    "missing_key": "“{wanted}” is missing. Add it.",
    "not_a_table": "Keys with values are wanted here, not “{found}”.",
    "not_one_value": "One value is wanted here, not “{found}”.",
    "not_a_text": "A text is wanted here, not “{found}”.",
    "not_a_name": "A name is wanted here, not “{found}”.",
    "not_a_yes_or_no": "yes or no is wanted here, not “{found}”.",
    "not_a_whole_number": "A whole number is wanted here, not “{found}”.",
    "not_a_number": "A number is wanted here, not “{found}”.",
    "not_a_day": "A day like 2026-10-01 is wanted here, not “{found}”.",
    "not_a_time": "A time like 07:30 is wanted here, not “{found}”.",
    "out_of_bounds": "{found} is not between {least} and {most}.",
}

# A team file and what it refers to.
_TEAMS = {
    "team_named_otherwise": "team says “{found}”, but the file is named “{wanted}”. Make them the same.",
    "unknown_time_zone": "There is no time zone “{found}”. Write it like Asia/Shanghai.",
    "one_roster_needed": "Exactly one table of kind: people is needed; found: {found}.",
    "address_twice": "The address {found} is that of {first} already. A workbook of ours must be nobody else's.",
    "one_for_all_periods": "{key}: {found} has {{period}} in it, but one workbook keeps all months. Leave it out.",
    "measure_reserved": "“{found}” is ours to work out ({known}); a table cannot give it. Rename the measure.",
    "measure_twice": "The measure {found} is given by the table {first} already. Rename one.",
    "column_needed": "A table of kind: {kind} needs the column {wanted}.",
    "column_as": "This column must be read as {wanted}, not {found}.",
    "key_not_for_kind": "A table of kind: {kind} has no “{wanted}”. Remove it.",
    "tab_pattern": "The tab “{found}” must contain both {{year}} and {{month}} (or {{month:02}}).",
    "one_tab_needed": "A table of this kind has one tab, not: {found}.",
    "title_twice": "The heading “{found}” belongs to {first} already. A heading names one column.",
    "word_twice": "“{found}” belongs to {first} already. A word has one meaning.",
    "blank_word": "There is an empty word here. Fill it in, or remove it.",
    "least_above_most": "least {least} is above most {most}.",
    "mark_is_plain": "The mark {found} has no number and counts nothing.",
    "mark_unit_differs": "The measure {found} is in {wanted} here and in {first} elsewhere. Make them the same.",
    "measure_hides_figure": (
        "A table gives “{measure}”, which the scheme {scheme} works out: its rule would be passed over. "
        "Rename the column; if the table is meant to decide, say given: [{measure}] in the team file."
    ),
    "fact_not_kept": "The scheme {scheme} needs “{fact}”, but no table gives it. Declare the column in the team file.",
    "fact_unit_differs": "“{fact}” of the scheme {scheme} is in {wanted}, but in {found} in the team file.",
}

# Schemes and what is worked out.
_SCHEMES = {
    "unknown_scheme": "There is no scheme “{found}”. Nearest: {nearest}. Known: {known}.",
    "schemes_out_of_order": "Roles list the schemes that they share in orders that contradict each other ({found}). A "
    "scheme is worked out once for all its roles: list them in the same order in every role.",
    "no_scheme_in_force": "The role {role} has no scheme in force in this period ({count} people). Check the dates.",
    "id_not_folder": "The scheme's id is “{found}”, but its folder “{wanted}”. Make them the same.",
    "since_not_file": "The scheme is in force since {found}, but its file is {wanted}. Make them the same.",
    "rules_of_base": "“{found}” belongs to the base scheme {base} and cannot be written anew here.",
    "unknown_name": "There is no name “{found}”. Nearest: {nearest}. All names stand in the file of the "
    "scheme, or of its base: in settings, facts and the stages.",
    "name_taken": "The name “{found}” is taken. Choose another.",
    "pay_not_yuan": "The pay item “{found}” is in {unit}; it must be in yuan.",
    "history_in_score": "“{found}” looks at earlier periods and cannot stand in score. Move it to rank or below.",
    "no_history_of": "“{found}” has no values of earlier periods and cannot be used so.",
    "units_differ": "The units differ and cannot be added: {found}.",
    "formula_syntax": "The formula “{found}” is wrong: {at}.",
    "formula_without_names": "The formula “{found}” names nothing.",
    "band_two_edges": "The band “{found}” has two edges on one side.",
    "band_overlap": "Bands overlap: {found}. Let each value belong to one.",
    "band_gap": "There is a gap between bands: {found}. Fill it, or say gaps: allowed.",
    "last_case_otherwise": "The last case must be otherwise.",
    "one_of_two": "Exactly one of these is wanted: {wanted}.",
    "level_no_number": "The level “{found}” has no number.",
    "standards_not_rising": "The standards do not rise from level to level: {found}.",
    "weights_name_others": "The weights name {found}, but the items are {wanted}.",
    "weights_sum": "The weights add up to {found}, not {wanted}.",
    "unset_in_use": "“{setting}” is still UNSET. Put your own figure there; {count} people cannot be worked out yet.",
    "cannot_work_out": "“{item}” of {person} cannot be worked out: no table gave what it needs. "
    "Fill in the data, and see whether a hint tells of a table or a period that is empty.",
    "cannot_work_out_because": "“{item}” of {person} cannot be worked out: {because}.",
    "scheme_begins_in_quarter": (
        "The scheme {scheme} begins within a quarter: "
        "the stars of the quarter are evaluated anew by it. Let a new scheme begin with a quarter."
    ),
    "negative_pay": "“{item}” of {person} comes out below nought. Check it by hand.",
}

PROBLEMS: dict[str, str] = {
    **_BOOKS,
    **_TABLES,
    **_CELLS,
    **_PEOPLE,
    **_MARKS,
    **_FILES,
    **_TEAMS,
    **_SCHEMES,
    **FAULTS,
    **{f"why.{word}": said for word, said in WHY.items()},
}
