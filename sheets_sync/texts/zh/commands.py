"""What our commands say, in Chinese."""

COMMANDS = {
    "problem_fatal": "✗ {place}：{message}",
    "problem_error": "✗ {place}：{message}",
    "problem_warning": "· {place}：{message}",
    "problems_left_out": "……还有 {count} 个问题",
    "nothing_to_change": "没有要改的。",
}
