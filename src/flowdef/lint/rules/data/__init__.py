"""Data: fields and the expressions that read them."""
