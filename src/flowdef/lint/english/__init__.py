"""English: what can be told of a sentence without knowing what it means."""
