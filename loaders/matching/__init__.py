"""What a plan does for what a directive above it sets: scored links that explain themselves."""
