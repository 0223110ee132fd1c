"""Model: what documents say, as frozen values; no behaviour beyond derived facts."""
