"""Rows to tables, whole or recovered from flattened text."""
