"""Acts: one act on a run, the same for every shell: read the log, decide, append."""
