"""How the rows of a table are read: a module for each word that `kind:` may be."""
