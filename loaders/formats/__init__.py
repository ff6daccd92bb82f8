"""Files to lines: one module for each format."""
