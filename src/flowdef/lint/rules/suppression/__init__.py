"""Suppression: the comments that take findings back."""
