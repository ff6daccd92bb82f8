"""The domain and its stores. Imports nothing else of this project."""
