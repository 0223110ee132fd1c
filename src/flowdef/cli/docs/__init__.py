"""Docs: the handbook of this workspace, for people to read."""
