"""Measures whole departments under schemes of the source documents, beside what else people would do it with."""
