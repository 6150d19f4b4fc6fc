"""The manual of the scheme language, made of the words' own docstrings, and the schemas that editors read."""
