"""Levelling: short schedules of activities that share resources."""
