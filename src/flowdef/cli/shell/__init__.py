"""Shell: what all commands share: how they are found, how they fail, how they print."""
