"""Handover: how results pass into daily operations."""
