"""What stands at the headings of a blank tab, and what preparing spreadsheets says, in English."""

OPENING = {
    # notes at headings
    "as_id": "As text: leading zeros stay, like 007.",
    "as_date": "Year, month and day, like 2026-09-03.",
    "as_month": "Year and month, like 2026-10.",
    "as_week": "Which week: 1, 2, 3 …",
    "as_time": "The time of day, like 8:05; 0:30 or 24:30 after midnight; blank where nothing was punched.",
    "as_moment": "Day and time, like 2026-10-08 08:05.",
    "as_quarter": "Year and quarter, like 2026-Q4.",
    "as_half_year": "Year and half-year, like 2026-H2.",
    "as_year": "The year, like 2026.",
    "at_most": "At most {most}.",
    "email": "The address they sign in to Google with; the results are shared with it for reading.",
    "weeks_month": "Week 1 is the 1st to the 7th, week 2 the 8th to the 14th and so on; week {weeks} goes on to the "
    "end of the month.",
    "weeks_days": "Seven days each from the first day of the period; week {weeks} goes on to its end.",
    "weeks_calendar": "From Monday to Sunday; week 1 begins with the period, week {weeks} goes on to its end.",
    "percent_points": "Per cent, as a plain number: 85 means 85%; below 1% with its sign, like 0.5%.",
    "percent_fraction": "Per cent: 85% or 0.85.",
    "percent_either": "Per cent, with its sign, like 85%.",
    "words": "What may be written (words on one line mean the same):\n{words}",
    "or": ", ",
    "and": ", ",
    "between": "Between {least} and {most}.",
    "at_least": "Not below {least}.",
    "whole": "Whole numbers only.",
    "only_for": "Only for {roles}.",
    "blank_allowed": "Leave it blank when there is none.",
    "marks": "A mark a day, or several in one cell:\n{marks}",
    "mark_minutes": "{words} (with minutes, like {word}10)",
    "mark_days": "{words} (with days if not one, like {word}0.5)",
    "protected_heading": "These headings are read by a program; ask before changing them.",
    # plan and outcome
    "plan_head": "{book}:",
    "plan_add": "  add the tab “{tab}” (columns: {columns})",
    "plan_fill": "  write the headings into the blank tab “{tab}” (columns: {columns})",
    "plan_fasten": "  mark “{tab}” so that it is known when renamed (no cell is changed)",
    "plan_lacks": "  “{tab}” lacks these headings, add them yourself: {columns} (what people filled is not changed)",
    "plan_no_headings": "  “{tab}” is not blank but has no headings (wanted: {columns}); it was left alone",
    "nothing_to_do": "The spreadsheets are ready; there is nothing to do.",
    "ask": "Do it now?",
    "not_confirmed": "Not done: you did not confirm, and nothing was changed.",
    "done": "{book}: done.",
    "next": "Next: fill in the tables, then run sheets-sync doctor {team}, then sheets-sync check {team}",
    "again": "Put right what is told above, then run sheets-sync init {team} again",
    "written_already": "{path} is written already and was left as it is.",
    "to_paste": (
        "{path}: the address of a spreadsheet is still to be pasted in place of PASTE-ID ({count} in all):\n{places}\n"
        "Then run sheets-sync init {team}"
    ),
    "to_paste_at": "  line {row}, {place}: {found}",
    # steps of a new team
    "steps": """Next, put the spreadsheets on Google (the program's account cannot own files, so a person makes them):
  1. Open https://sheets.new and make {count} blank spreadsheets: {books}.
     In File > Settings set the time zone to {time_zone}.
  2. In each, press Share, add {email} as Editor, and untick Notify.
     Share the payroll with HR only besides; leave the results unshared, sheets-sync share {team} does that later.
  3. Paste the address of each into {path}, in place of PASTE-ID-….
  4. In the same file put your roles and headings right; in schemes put your figures where UNSET stands.
  5. Run sheets-sync init {team} again: it adds the tabs, headings and drop-downs.""",
    "email_unknown": "the address of the program's account (there is none yet: {why})",
    "email_unread": "the address of the program's account (it cannot be found out now: {why})",
    "no_google_account": "make a service account as docs/google.md says; its address is client_email in the key file",
}
