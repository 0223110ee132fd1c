"""Automation: what a machine would do otherwise than its author meant."""
