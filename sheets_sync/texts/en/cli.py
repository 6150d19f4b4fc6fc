"""What the command line says, in English."""

CLI = {
    "stage_read": "reading the workbooks",
    "stage_tidy": "tidying the data",
    "stage_appraise": "working out",
    "stage_present": "laying out",
    "stage_plan": "comparing",
    "stage_write": "writing",
    "configuration_wrong_once": "The configuration has one mistake; nothing was run:",
    "configuration_wrong": "The configuration has {count} mistakes; nothing was run:",
    "problems_stand": "errors: {errors}, hints: {hints}:",
    "nothing_written": "Nothing was written.",
    "perhaps_written": "No answer came, so these may or may not have been written: {books}. Run again to be sure.",
    "fault_of": "{book}: {what}",
    "nothing_to_change": "Nothing to change: the books show these results already; nothing was written.",
    "nobody_appraised": "There is nobody to appraise; nothing was written.",
    "written": "Wrote {path}",
    "still_old": "Still as they were before: {books}.",
    "run_again": "Workbooks were changed meanwhile, so all was worked out {count} times.",
    "control": "Control: {people} people, {paid} of them with a pay total, {total} yuan together.",
    "checked": "{team} {period}: {people} people, {rows} rows read, errors: {errors}, hints: {hints}.",
    "case_wrong": "    {place}: {what}",
    "no_cases": "{scheme} has no {file}: there are no examples to work.",
    "cases_of_team": "{team} is a team; examples stand beside schemes. Its schemes: {schemes}",
    "cases_done": "{passed} passed, {failed} failed",
    "cases_told": "{printed} examples printed in the sources, {derived} derived from the rules.",
    "asked_score": "score total 得分",
    "asked_place": "place rank 名次",
    "asked_star": "star stars 星级",
    "asked_pay": "pay total-pay 工资",
    "told_above": "(see above)",
    "several_people": "Several people are called {found}; use the id: {known}",
    "other_kind_of_period": "Periods of {team} are written like {wanted}, not “{found}”.",
    "left_before": "{name} ({id}) left on {day} and is not appraised for {period}.",
    "not_yet": "{name} ({id}) came on {day} only and is not appraised for {period}.",
    "unknown_person": "There is nobody called {found} (id or name). Nearest: {nearest}.",
    "unknown_figure": "There is no figure {found}. Nearest: {nearest}. All names stand in the column “Item” of the "
    "tabs “Details” of the summary and “Pay details” of the payroll.",
    "demo_written": "The demo department was written to {folder}:",
    "demo_there": "{folder} holds the demo department already; it is used as it is (your changes are not overwritten).",
    "demo_in_the_way": "{path} exists; the demo does not overwrite it. Choose another folder: sheets-sync demo OTHER",
    "cannot_write_folder": "{folder} cannot be written: {why}. Choose a folder that can be written.",
    "demo_look": """What to try next (the commands can be pasted line by line):

Open {results}/月结.xlsx: the month is a draft, and what it lacks to be closed;
{results}/{period}/绩效汇总.xlsx: scores, stars and reasons. Why these stars:
  sheets-sync explain {team} 李娜 stars --config {config} --period {period}""",
    "demo_next": """Change a cell in a workbook of {books}, or a number in {scheme},
save it, see what would change, then write it:
  sheets-sync plan {team} --config {config} --period {period}
  sheets-sync run {team} --config {config} --period {period}""",
    "demo_sign": """The supervisor confirms (answer y). When an input moves afterwards,
the next run lets the confirmation fall, and a tab of 月结.xlsx says because of which cell:
  sheets-sync confirm {team} {period} --by {supervisor} --config {config}
Somebody else (HR) closes, and not a cell changes any more; worked out again from its archive, it must be the same:
  sheets-sync close {team} {period} --by {hr} --config {config}
  sheets-sync verify {team} --config {config}""",
    "demo_not_over": "(On this machine {last} has not passed: the demo's month is not over, so not signed yet.)",
    "team_name": "A team is named with letters, digits, - and _ only: {found}",
    "init_in_the_way": "{path} exists and is not overwritten. Choose another name, or move it away.",
    "init_next": (
        "Next: name your workbooks, tabs and headings in teams/{team}.yaml;\n"
        "put your figures where UNSET stands in schemes (examples stand beside);\n"
        "then run sheets-sync check {team} --config {config}"
    ),
    "team_left_out": (
        "The configuration of team {team} is wrong; it is left out. Run: sheets-sync check {team} ({place}: {code})"
    ),
    "worker_refused": "Nothing was written for team {team}: {codes}. To see more, run: sheets-sync plan {team}",
    "worker_started": "Working: {count} teams, jobs: {jobs} (each team's local time). End with Ctrl+C or SIGTERM.",
    "worker_without_jobs": "service.yaml says no time to run at: write at, every_minutes or jobs under worker.",
    "worker_begins_anew": "A run took too long and did not end; the worker begins anew.",
    "worker_stopped": "Stopped working.",
}
