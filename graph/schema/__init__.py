"""The declaration of the graph, and what follows from it."""
