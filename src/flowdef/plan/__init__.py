"""Plan: dates, paths and people of projects."""
