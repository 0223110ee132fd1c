"""Expressions: conditions and {{ texts }}: parsed, checked, evaluated in bounds."""
