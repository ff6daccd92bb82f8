"""Lines to zones, clauses and tables: the shape, without its sense."""
