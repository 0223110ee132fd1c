"""Workspace: finds and reads the documents of a folder."""
