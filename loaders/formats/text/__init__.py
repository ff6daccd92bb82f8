"""Plain text, and the encodings it comes in."""
