"""What everything rests on: words as keys, ids, values, errors, settings."""
