"""Queries as text: cut into tokens, checked, their parameters and fragments found."""
