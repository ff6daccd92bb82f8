"""Documents to records: everything that reads a directive."""
