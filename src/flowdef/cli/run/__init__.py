"""Runs: a process walked step by step."""
