"""What is wrong with what a scheme pays, in English."""

PROBLEMS = {
    "pay_twice": "“{found}” is listed twice and would be paid twice. List each pay item once.",
    "pay_of_department": "“{found}” is one amount for the whole department, and everybody would be paid all of it. "
    "Share it with pool_share, or pay a figure of the person.",
    "pay_by_week": "“{found}” has a value for each week, and none of the period would be paid. Bring the weeks "
    "together with over_weeks, and pay that.",
    "adjustment_not_paid": "{person} has an adjustment of {amount} yuan, but the schemes of the role “{role}” pay "
    "nothing: it is in no payroll. Pay it elsewhere and delete the row, or give the role a scheme that pays.",
    "name_reserved": "The name “{found}” is kept for what is worked out for everybody ({known}). Choose another.",
    "not_one_for_all": "“{found}” has an answer for each person, so it is no figure of the whole department. Leave out "
    "whose: department, or use {known}.",
}
