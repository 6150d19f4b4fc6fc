"""What is wrong with the jobs of the worker in a service file, and what to do."""

PROBLEMS = {
    "not_a_duration": "A length of time like 15 minutes, 36 hours or 2 days is wanted here, not “{found}”.",
    "not_hours": "Hours like 08:00-20:00 are wanted here, not “{found}”.",
    "key_goes_with": "“{found}” goes only with: {wanted}. Remove it, or say how often instead of at which day.",
    "not_a_job_name": "“{found}” cannot be the name of a job: letters and digits, at most 40, and neither at nor "
    "every_minutes. Choose another.",
}
