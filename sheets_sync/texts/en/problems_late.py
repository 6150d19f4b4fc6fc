"""What stands in the way of taking late changes over, and of bringing in a history, in English."""

PROBLEMS = {
    "accepted_for_absent": (
        "The correction of {earlier} has a line for {name} ({id}), who is not employed in {month}: the payroll has no "
        "row to pay it by. HR pays it otherwise, and notes that with accept {earlier} {id} --outside REASON."
    ),
    "accept_not_closed": "{month} is not closed, so there is nothing to correct: inputs are worked out as usual.",
    "accept_nobody": "Nobody called {found} is among the changes of {month}. Give ids or names, or nobody for all.",
    "accept_gone": (
        "{name} ({id}) is not employed in {into}, so the payroll will have no row to pay this by. Pay it otherwise, "
        "and note that with accept {team} {month} {id} --outside REASON; the others can be accepted by name."
    ),
    # import-history
    "import_no_header": "No row of headings is among the first 10 rows: it needs {wanted}. Write an empty file first "
    "with import-history --template.",
    "import_unknown_figure": "The schemes know no figure called {found}. Is it {nearest}? Write its label or its key; "
    "what is paid cannot be brought in.",
    "import_two_figures": "{found} may be {known}. Please write the key.",
    "import_column_twice": "The column {found} is there twice. Please remove one.",
    "import_not_over": "{month} is not over (its last day is {last}) and cannot be brought in. Remove these rows.",
    "import_closed": "{month} is closed, and history is what was closed. Remove these rows; to change it, reopen it.",
    "import_again": "{month} was brought in before. To replace it, give --replace and the reason.",
    "import_unknown_person": "The roster has no id {found}. Is it {nearest}? Leavers must be in the roster, too.",
    "import_name_differs": "Id {id} is {name} in the roster, and {found} here. Please check who is meant.",
    "import_not_employed": "{name} was not employed in {month}. Check the month, or the days in the roster.",
    "import_twice": "{label} of this person and month stands at {first} already. Please keep one.",
    "import_of_department": "{label} is one for the whole department. Write it into the row with the id {everybody}.",
    "import_of_people": "{label} is each person's own, and cannot stand in the row of the department ({everybody}).",
    "import_person_missing": "{name} ({id}) was employed in {month} and has no row of it. Add one; leave blank what "
    "nobody knows.",
    "import_two_forms": "{found} is a column of figures beside columns of item and value, and would not be read. "
    "Remove one or the other.",
    "import_signed": "{month} was confirmed or closed here, so its history comes from closing it. Remove these rows.",
    "not_a_table_of_text": "{book} is no table of text in UTF-8, UTF-16 or GB18030. In Excel: Save as › CSV UTF-8.",
}
