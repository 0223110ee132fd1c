"""Schedule: whether the plan of a project can be kept."""
