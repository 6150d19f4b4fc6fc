"""How long a run takes, and how much of it nobody could save: ``python -m bench``."""
