"""Every door to the graph for people and programs outside."""
