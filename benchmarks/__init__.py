"""Measurements beside the bare engines; `python -m benchmarks` runs them all."""
