"""What the person at the terminal reads."""

import sys

from rich.console import Console
from rich.text import Text

from ihubkit.reports.qr import qr_terminal


def say(text: str = "") -> None:
    """Say something on standard error, beside the server's log and never in a program's way."""
    Console(file=sys.stderr, highlight=False, markup=False, soft_wrap=True).print(text)


def complain(text: str) -> None:
    """Say in red what went wrong."""
    Console(file=sys.stderr, highlight=False, soft_wrap=True).print(Text(text, style="red"))


def show_qr(link: str) -> None:
    """Draw a QR code, light on dark whatever the terminal's colours are."""
    drawing = Text(qr_terminal(link).rstrip("\n"), style="bright_white on black")
    Console(file=sys.stderr, highlight=False).print(drawing)
