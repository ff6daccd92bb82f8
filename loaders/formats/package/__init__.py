"""Zip packages and archives, opened without trust."""
