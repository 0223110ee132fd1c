"""Store: keeps event logs."""
