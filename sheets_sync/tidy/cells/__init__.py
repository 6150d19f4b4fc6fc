"""How a single cell is read: a module for each word that ``as:`` may be, and what they share."""
