"""`python -m stadswijzer` is the command `stadswijzer`; it can be stopped while it still begins."""

import os
import signal
import sys

_STOPPED = 130
"""What a shell says of a command that was stopped with Ctrl-C."""


def _stop(*_: object) -> None:
    """Ends at once and says nothing: as long as commands are being loaded there is nothing to clear away."""
    os._exit(_STOPPED)


def main() -> None:
    """Runs the command line. Loading it takes a moment, in which somebody may think better of it."""
    before = signal.signal(signal.SIGINT, _stop)
    try:
        from stadswijzer.cli.main import main as command  # noqa: PLC0415

        signal.signal(signal.SIGINT, before)
        command()
    except KeyboardInterrupt:
        sys.exit(_STOPPED)


if __name__ == "__main__":
    main()
