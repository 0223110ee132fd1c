"""Calendar: working time, exact to the minute."""
