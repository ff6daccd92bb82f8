"""One document in and out as structured data."""
