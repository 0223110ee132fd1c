"""Governance: why a project is worth doing, and who has decided so."""
