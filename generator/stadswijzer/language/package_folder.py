"""Where this package lies: its words, styles, scripts and fonts are files beside its code."""

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
"""By its own place: `importlib.resources`, which reads archives too, takes long to load."""
