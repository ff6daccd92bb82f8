"""What was read from one document, in its own words."""
