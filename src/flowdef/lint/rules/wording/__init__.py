"""Wording: how steps tell people what to do."""
