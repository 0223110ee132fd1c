"""Timing: how long things take, when they are due, and when nobody works."""
