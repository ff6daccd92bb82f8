"""Tables of every format as grids, and how they become rows."""
