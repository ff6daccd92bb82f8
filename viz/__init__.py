"""Pictures of the graph, and the pages that show them."""
