"""Pictures: a document drawn, one file a language."""
