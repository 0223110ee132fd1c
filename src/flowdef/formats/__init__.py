"""Formats: files of other tools."""
