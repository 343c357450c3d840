"""A document as a tagged PDF, with our own fonts: it looks the same wherever it is made."""

import json
import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import typst

from ihubkit.reports.plan.paper import LONGEST_ROW, Block, Grid, Paper, Picture, direction, plain

HERE = Path(__file__).parent
FONTS = HERE.parent / "fonts"
TEMPLATE = "plan.typ"
ACCESSIBLE: Literal["ua-1"] = "ua-1"  # PDF/UA-1: for screen readers, with every letter in a font
NO_LETTER = "could not be displayed"  # what the compiler says of a letter none of our fonts has


def pdf_bytes(paper: Paper) -> bytes:
    """Return a document as PDF/UA-1.

    A letter that none of our fonts has (a rare script) shows as a box; the text below stays whole,
    and the file is tagged, but not called PDF/UA.
    """
    with TemporaryDirectory(prefix="ihubkit-") as name:
        folder = Path(name)
        shutil.copyfile(HERE / TEMPLATE, folder / TEMPLATE)
        told = json.dumps(_told(paper, folder), ensure_ascii=False)
        (folder / "paper.json").write_text(told, encoding="utf-8")
        return _compiled(folder)


def _compiled(folder: Path) -> bytes:
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
    compiler = typst.Compiler(str(folder / TEMPLATE), root=str(folder), font_paths=fonts)
    try:
        made = compiler.compile(format="pdf", pdf_standards=[ACCESSIBLE])
    except typst.TypstError as error:
        if NO_LETTER not in error.message:
            raise
        made = compiler.compile(format="pdf")
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def _told(paper: Paper, folder: Path) -> dict[str, object]:
    """Return the template's data, every text with its direction; pictures go into the folder."""
    way = paper.direction
    return {
        "title": paper.title,
        "language": paper.language,
        "direction": way,
        "author": plain(paper.author),
        "about": [_text(line, way) for line in paper.about],
        "foot": plain(paper.foot),
        "blocks": [_block(block, way, folder) for block in paper.blocks],
    }


def _block(block: Block, way: str, folder: Path) -> dict[str, object]:
    if isinstance(block, Picture):
        file = folder / f"{len(list(folder.iterdir()))}.png"
        file.write_bytes(block.png)
        return {"kind": block.kind, "file": file.name, "alt": plain(block.alt)}
    told = block.model_dump(mode="json")
    kept = {"kind", "style", "level", "widths", "numbers", "title"}
    shown = {name: one if name in kept else _deep(one, way) for name, one in told.items()}
    if isinstance(block, Grid):
        shown["breakable"] = [sum(map(len, row)) > LONGEST_ROW for row in block.rows]
    return shown


def _deep(value: object, way: str) -> object:
    if isinstance(value, list):
        return [_deep(one, way) for one in value]
    return _text(str(value), way)


def _text(text: str, way: str) -> dict[str, object]:
    lines = plain(text).strip().split("\n")
    return {"lines": [{"text": line, "way": direction(line, way)} for line in lines]}
