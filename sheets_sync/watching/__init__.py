"""How the worker is seen from outside: its log, what is known of each team, who is told, who may ask."""
