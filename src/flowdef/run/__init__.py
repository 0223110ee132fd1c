"""Run: the state machine of a process, pure: decide, evolve, pending."""
