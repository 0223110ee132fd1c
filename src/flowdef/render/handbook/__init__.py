"""Handbook: all documents of a workspace as pages of Markdown that link to each other."""
