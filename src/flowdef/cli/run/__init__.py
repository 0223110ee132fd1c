"""Commands that act on a run, one file a word."""
