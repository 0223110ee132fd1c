"""Render: documents and pictures out of a model."""
