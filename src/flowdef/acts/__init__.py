"""Acts: one act on a run, the same for every shell."""
