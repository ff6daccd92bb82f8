"""Who exists: the register of agencies, and whom a name means."""
