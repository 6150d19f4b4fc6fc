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
}
