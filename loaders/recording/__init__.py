"""Parsed words to records: names become agencies, citations become documents."""
