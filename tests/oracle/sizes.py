"""How many invented departments a reading is held against: a hundred every day, a thousand by `make oracle`."""

import os

DEPARTMENTS = int(os.environ.get("DEPARTMENTS", "100"))
