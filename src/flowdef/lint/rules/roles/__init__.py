"""Roles: who does the work, who answers for it, and whether somebody can."""
