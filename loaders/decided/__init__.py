"""What people decided beside a document, laid over what was read."""
