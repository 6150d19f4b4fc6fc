"""The life of a month: what has happened to each period of a team, and what may happen next."""
