"""Structure: ids, order, choices, and whether every step can be reached."""
