"""`python -m generator` is the command `stadswijzer`."""

from generator.cli import main

main()
