"""Where the graph is kept: one protocol, two engines."""
