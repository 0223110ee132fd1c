"""Reports: findings printed for people, machines and forges, one file a format."""
