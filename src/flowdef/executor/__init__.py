"""Executor: one attempt of an automated step, made in the world outside the log."""
