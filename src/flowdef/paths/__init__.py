"""Paths: which answers lead where."""
