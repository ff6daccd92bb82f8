"""Question files, their arguments, and the answers."""
