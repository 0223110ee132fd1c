"""References: what a document says of people, roles, other documents and files."""
