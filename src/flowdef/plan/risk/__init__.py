"""Risk: a plan drawn many times over, and what then comes of its end; the one door to numpy."""
