"""Workbooks and tables as text."""
