"""Kinds: a process that ought to be a project, and the other way round."""
