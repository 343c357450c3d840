"""How wide words are, before anything is drawn."""

from unicodedata import combining, east_asian_width, normalize

# Widths of Liberation Sans, the letters pictures are drawn with, in font sizes.
_LETTERS = {
    0.222: "ijl'|",
    0.278: " .,:;/!fIt[]",
    0.333: "()-r“”",
    0.5: "cksvxyzJ",
    0.61: "FTZL",
    0.667: "ABEKPSVXY&",
    0.722: "CDHNRUw",
    0.778: "GOQ",
    0.833: "mM",
    0.944: "W",
    1.0: "→…",
}
_WIDTHS = {letter: wide for wide, letters in _LETTERS.items() for letter in letters}
_OTHERS = 0.57
_BOLD = 1.09
LINE = 1.2  # from one line of a text to the next, in letters


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Return how wide a text is in pixels, near enough."""
    letters = (letter for letter in normalize("NFD", text) if not combining(letter))
    return sum(map(_wide, letters)) * size * (_BOLD if bold else 1)


def _wide(letter: str) -> float:
    return _WIDTHS.get(letter) or (1.0 if east_asian_width(letter) in "WF" else _OTHERS)


def wrapped(text: str, size: float, room: float, *, bold: bool = False, most: int = 3) -> list[str]:
    """Break a text into lines that fit a room; what is left over stands in the last one."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(lines) < most and width(longer, size, bold=bold) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def cut(text: str, size: float, room: float, *, bold: bool = False, most: int = 2) -> list[str]:
    """Break a text into lines that fit a room, also within words; what is left over is cut (…)."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width(longer, size, bold=bold) <= room:
            lines[-1] = longer
            continue
        pieces = _pieces(word, size, room, bold=bold)
        lines = [*lines, *pieces] if lines[-1] else pieces
        if len(lines) > most:
            break
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], _shortened(lines[most - 1], size, room, bold=bold)]


def _pieces(word: str, size: float, room: float, *, bold: bool) -> list[str]:
    """Break a word that is longer than a line."""
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def _shortened(line: str, size: float, room: float, *, bold: bool) -> str:
    while line and width(f"{line}…", size, bold=bold) > room:
        line = line[:-1]
    return f"{line.rstrip()}…"
