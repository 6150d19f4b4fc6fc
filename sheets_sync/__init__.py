"""The shell around `scoring`: reads the books, plans the changes, applies them or refuses."""

__version__ = "0.1.0"
