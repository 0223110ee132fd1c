"""Own: the rules of the house."""
