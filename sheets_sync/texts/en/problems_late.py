"""What stands in the way of taking late changes over, and of bringing in a history, in English."""

PROBLEMS = {
    "accepted_for_absent": (
        "The correction of {earlier} has a line for {name} ({id}), who is not employed in {month}: the payroll has no "
        "row to pay it by. HR pays it otherwise, and notes so with accept {earlier} {id} --outside --reason."
    ),
}
