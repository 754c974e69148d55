"""Where things stand in this repository, for tests; said here alone."""

from pathlib import Path

TESTS = Path(__file__).parent.parent
ROOT = TESTS.parent
PACKAGE = ROOT / "generator" / "stadswijzer"
BASE = TESTS / "base"
"""A small project in which nothing is wrong."""
GOLDEN = TESTS / "golden"
PRINT_FONTS = PACKAGE / "papers" / "typst" / "fonts"
ROOMS = "language content facts papers checks editing pages search outputs changes engine cli".split()
"""The rooms of the package; a room imports only rooms that stand before it here."""
