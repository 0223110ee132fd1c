"""Proofs: what holds of a process on every path and for every staffing."""
