"""Engine: what the linter says of itself."""
