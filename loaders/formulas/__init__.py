"""What a text says by convention, declared as data."""
