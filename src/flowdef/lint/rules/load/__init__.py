"""Rules about load: who has how much to do, and how much they can."""
