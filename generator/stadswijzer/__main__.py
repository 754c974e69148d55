"""`python -m stadswijzer` is the command `stadswijzer`; it can be stopped while it still begins."""

import sys


def main() -> None:
    """Runs the command line. Loading it takes a moment, in which somebody may think better of it."""
    try:
        from stadswijzer.cli.main import main as command  # noqa: PLC0415

        command()
    except KeyboardInterrupt:
        sys.exit("\nAborted!")  # what click says of the same


if __name__ == "__main__":
    main()
