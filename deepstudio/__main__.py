"""Starts the program: `python -m deepstudio`, the command `deepstudio`, and the bundled executable."""

import gc
import multiprocessing


def main() -> None:
    """Hands over to the command line; exits with its code."""
    # In a bundle a child process is this same executable: it must branch off first.
    multiprocessing.freeze_support()
    gc.disable()  # what is imported stays: looking through it for garbage again and again takes time
    from deepstudio.cli.app import main as command_line

    gc.freeze()
    gc.enable()
    command_line()


if __name__ == "__main__":
    main()
