"""Syntax: what makes a file unreadable or ambiguous; most is found while reading."""
