"""The embedded engine: a folder of versions."""
