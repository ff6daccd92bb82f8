"""What people decided, and its log."""
