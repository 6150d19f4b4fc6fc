"""What is wrong with appeals, and with what a scheme says of appeals and tasks, in English."""

PROBLEMS = {
    "appeal_item_unknown": "“{found}” is no item of this person's schemes; the nearest is “{nearest}”. Write in "
    "“{column}” what the scheme calls it.",
    "appeal_filed_early": "“{column}” is {found}, but {month} begins on {first} only. Correct the day or the month.",
    "appeal_filed_ahead": "“{column}” is {found}, which is still to come. Correct the day; until then the appeal "
    "is taken to be in time.",
    "appeal_filed_after": "“{column}” is {found}, but the appeal was decided on {last}. Correct one of the days.",
    "appeal_left_blank": "“{column}” is blank. Fill it in.",
    "appeal_worked_out": "“{item}” is worked out and cannot be corrected itself. Name in this row one of the facts "
    "below it: {below}.",
    "appeal_not_corrected_here": "“{item}” is not one number a person and period, so no appeal can correct it. Correct "
    "it in the table where it is entered.",
    "appeal_own_rater": "“{item}” was entered by {by}, who has decided the appeal too. Better have somebody else look.",
    "appeal_own_case": "{by} has appealed and decided it too; no correction counts until somebody else decides. Have "
    "another person decide, and write them in “{column}”; of somebody who only has the same name write the number.",
    "appeal_twice": "Two upheld appeals are against one item, “{item}” ({first} and {last}). The one that was decided "
    "later, {last}, counts.",
    "month_appeals_year": "The last day to appeal against {month} cannot be told: nobody knows which days of {year} "
    "are worked. Write the days off and make-up days of {year} into config/calendar.yaml, or install a later version.",
    # the configuration
    "appeals_twice": "There can be one table of appeals only; {found} is a second one (the first is {first}). Make "
    "them one.",
    "task_no_answer": "{found} ({unit}) is not a yes or no, or a day, of each person and period, and so no task. Name "
    "a figure that is.",
}
