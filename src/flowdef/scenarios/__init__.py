"""Scenarios: tests of a process, played on the decider."""
