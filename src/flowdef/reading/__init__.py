"""Reading: bytes to a document, or every reason why not, each with its place."""
