"""Names the team in what tells people to run a command, so that the line can be typed as it stands."""

import re


def with_team(words: str, team: str) -> str:
    """Returns words in which ``sheets-sync init`` and ``doctor`` name the team; where they do already, as they are.

    >>> with_team("再运行 sheets-sync doctor。", "ours"), with_team("run sheets-sync init ours", "ours")
    ('再运行 sheets-sync doctor ours。', 'run sheets-sync init ours')
    """
    return re.sub(rf"(sheets-sync (?:init|doctor)\b)(?! {re.escape(team)}\b)", rf"\1 {team}", words) if team else words
