"""Names of bodies: what they look like, and how lists of them part; whom a sentence speaks of."""
