"""Lines of a source, what became of each, and what was not understood."""
