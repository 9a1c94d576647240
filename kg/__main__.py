"""The command `kg`, and `python -m kg`."""

from __future__ import annotations

import signal


def main() -> None:
    """Run the command line. Ctrl-C before it is loaded ends the program without a word: nothing has begun yet."""
    default = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if default:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from kg.cli import main as run

    if default:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


if __name__ == "__main__":
    main()
