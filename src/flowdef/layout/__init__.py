"""Layout: the one form of a document; order of keys, indentation, quotes; comments stay."""
