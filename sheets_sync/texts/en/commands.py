"""What our commands say, in English."""

COMMANDS = {
    "nothing_to_change": "Nothing to change.",
}
