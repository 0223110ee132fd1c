"""History: what documents were at a revision, from git."""
