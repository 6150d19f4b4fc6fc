"""What our commands say, in Chinese."""

COMMANDS = {
    "nothing_to_change": "没有要改的。",
}
