"""Lint: judgements about documents."""
