"""Finding bodies and documents by what a person types."""
