"""What is said of an option or an argument that cannot be as it was typed."""

CLI = {
    "no_period": "{found}: a period is written like 2026-10, or 2026-Q4, 2026-H2, 2026",
    "by_configuration": "A workbook is not there; its place is written in the configuration folder {folder}. For "
    "another one use --config.",
    "ask_confirm": "Confirm {month} in the name of {by}?",
    "ask_close": "Close {month} in the name of {by} and archive it? Once closed, the figures of that month stay.",
    "not_signed": "Nothing was signed, nothing was written. Not to be asked, add --yes.",
    "not_begun": "{month} has not begun (its first day is {first}, today is {today}): nothing was written. "
    "Mend --period; to write it all the same, use --force.",
}
