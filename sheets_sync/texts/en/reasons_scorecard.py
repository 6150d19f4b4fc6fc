"""Why a score of one person is what it is, in English: ratios, steps, conditions, rows ticked, runs of months."""

REASONS = {
    # ratios
    "ratio": "{above} ÷ {below}",
    "nothing_to_divide_by": "{label} is 0: nothing to divide by",
    # steps
    "target_reached": "{of}, the target {target} is reached: all the points",
    "beyond_limit": "{of}, beyond the limit {limit}: no points",
    "steps_off": "{of}, {steps} step(s) of {step} from the target {target}: {points} − {steps} × {each}",
    "steps_used_up": "{of}, {steps} step(s) of {step} from the target {target}: {points} − {steps} × {each}, used up",
    # conditions
    "conditions_failed": "{failed} of {count} not met: {parts}",
    "conditions_met": "all {count} met",
    "failed_again": "failed repeatedly: {parts}",
    # rows that a rater ticks
    "rows_ticked": "{rows} ticked: {sum}",
    "rows_held": "{rows} ticked: {sum} = {whole}, at most {most} here",
    "one_row_only": "only one row may be ticked, not “{rows}”",
    "outside_block": "{of} is not between 0 and {most}",
    "finer_than": "{of} is no multiple of {part}",
    # totals
    "mean_of_parts": "({sum}) ÷ {count}",
    "sum_scaled": "({sum}) × {every} ÷ {there} (without {absent}, the others count for it)",
    "weighted_scaled": "({sum}) ÷ {there} (without {absent}, the others bear its weight)",
    "in_no_band": "{of} is in no band and counts as {value}",
    "rounded_to": "{of}, rounded",
    "looked_up_by": "{parts}, from the table",
    "looked_up_else": "{parts}: not in the table, so {value}",
    # weeks and months
    "over_weeks": "{take} of {count} weeks: {parts}",
    "weeks.sum": "sum",
    "weeks.mean": "mean",
    "weeks.highest": "highest",
    "weeks.lowest": "lowest",
    "no_weeks": "no week is known",
    "period_not_kept": "nothing was kept for {month}",
    "too_few_periods": "only {count} period(s) known, {least} are needed",
    "periods_counted": "{parts}",
    "periods_counted_none": "not once in these periods",
    "streak_not_long_enough": "less than {count} periods, no streak",
    "streak_completed": "complete by {month} already, it does not count again",
}
