"""What stands beside the project, never committed: documents from the wild and their gold."""

from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
WILD = SHARED / "wild"
