"""What our commands say, in English."""

COMMANDS = {
    "problem_fatal": "✗ {place}: {message}",
    "problem_error": "✗ {place}: {message}",
    "problem_warning": "· {place}: {message}",
    "problems_left_out": "… and {count} more",
    "nothing_to_change": "Nothing to change.",
}
