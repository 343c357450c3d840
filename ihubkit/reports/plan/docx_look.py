"""How a Word file looks and what it says of itself: paper, fonts, styles, language."""

from typing import Any, NamedTuple
from xml.sax.saxutils import quoteattr

from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt, RGBColor

from ihubkit.reports.plan.docx_marks import put, write
from ihubkit.reports.plan.paper import Paper

INK, SOFT = RGBColor(0x15, 0x2B, 0x80), RGBColor(0x4D, 0x56, 0x6D)
#: Fonts that Word and LibreOffice machines have, by language; others read their alternatives
FONTS = {"ka": "Segoe UI"}
FONT = "Arial"
ALTERNATIVES = {
    "Arial": "Liberation Sans,Helvetica,DejaVu Sans",
    "Segoe UI": "Noto Sans Georgian,Sylfaen,DejaVu Sans",
}
#: Spelling is checked in the language of a country
COUNTRIES = {
    "en": "en-GB",
    "et": "et-EE",
    "fi": "fi-FI",
    "sv": "sv-SE",
    "ka": "ka-GE",
    "ar": "ar-SA",
}
MODE = "15"  # of today's Word; an older one opens in compatibility mode
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


class Look(NamedTuple):
    """How the letters of a style look; `before` and `after` are points of space."""

    points: float
    weight: str
    ink: RGBColor | None
    before: float
    after: float


LOOKS = {
    "Normal": Look(10.5, "plain", None, 0, 6),
    "Title": Look(24, "bold", INK, 0, 4),
    "Subtitle": Look(10.5, "plain", SOFT, 0, 2),
    "Heading 1": Look(15, "bold", INK, 16, 6),
    "Heading 2": Look(12.5, "bold", INK, 12, 4),
    "Heading 3": Look(11, "bold", SOFT, 8, 2),
    "Lead": Look(12, "plain", None, 0, 8),
    "Soft": Look(9.5, "plain", SOFT, 0, 4),
    "Table Text": Look(9, "plain", None, 1, 1),
    "Table Head": Look(9, "bold", None, 1, 1),
    "Footer": Look(8.5, "plain", SOFT, 0, 0),
}


def prepared(word: WordFile, paper: Paper) -> None:
    """Give a new Word file its paper, styles, language and properties."""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    _properties(word, paper)
    _languages(word, paper)
    _styles(word, paper)
    _settings(word)
    if paper.direction == "rtl":
        put(section._sectPr, "w:bidi")  # noqa: SLF001 -- the library offers no other way


def page_numbers(section: Section, paper: Paper) -> None:
    """Write the foot of every page: whose document it is, and the page's number."""
    foot = section.footer.paragraphs[0]
    foot.style = "Footer"
    write(foot, f"{paper.foot} · ", paper.direction)
    for code in ("PAGE", "NUMPAGES"):
        if code == "NUMPAGES":
            foot.add_run(" / ")
        field = OxmlElement("w:fldSimple")
        field.set(qn("w:instr"), code)
        run = OxmlElement("w:r")
        text = OxmlElement("w:t")
        text.text = "1"
        run.append(text)
        field.append(run)
        foot._p.append(field)  # noqa: SLF001 -- the library offers no other way


def _properties(word: WordFile, paper: Paper) -> None:
    core = word.core_properties
    core.title, core.language = paper.title[:255], paper.language
    core.author = core.last_modified_by = paper.author[:255]
    core.subject, core.comments, core.keywords = paper.foot[:255], "", ""


def _languages(word: WordFile, paper: Paper) -> None:
    named, rtl = COUNTRIES.get(paper.language, paper.language), paper.direction == "rtl"
    defaults = word.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    values = {"val": COUNTRIES["en"], "bidi": named} if rtl else {"val": named, "bidi": "ar-SA"}
    put(defaults, "w:lang", **values)
    _fonts(defaults, paper)


def _styles(word: WordFile, paper: Paper) -> None:
    styles = word.styles
    for name, base in (
        ("Lead", "Normal"),
        ("Soft", "Normal"),
        ("Table Text", "Normal"),
        ("Table Head", "Table Text"),
    ):
        made = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = styles[base]
    for name, look in LOOKS.items():
        _look(styles[name], look, paper)
    styles["Table Head"].paragraph_format.keep_with_next = True


def _look(style: Any, look: Look, paper: Paper) -> None:  # noqa: ANN401 -- the library types no style as one
    properties = style.element.get_or_add_rPr()
    for tag in ("w:rFonts", "w:i", "w:iCs", "w:spacing", "w:kern", "w:bCs", "w:szCs", "w:color"):
        for old in properties.findall(qn(tag)):
            properties.remove(old)
    style.font.size, style.font.bold = Pt(look.points), look.weight == "bold"
    if look.ink is not None:
        style.font.color.rgb = look.ink
    _complex(properties, look)
    _fonts(properties, paper)
    spacing = style.paragraph_format
    spacing.space_before, spacing.space_after = Pt(look.before), Pt(look.after)
    spacing.line_spacing = 1.15
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:
        borders.getparent().remove(borders)
    if style.name == "Normal" and paper.direction == "rtl":
        put(style.element.get_or_add_pPr(), "w:bidi")


def _complex(properties: Any, look: Look) -> None:  # noqa: ANN401 -- an element of any kind
    """Give Arabic letters the same size and weight: Word keeps them apart."""
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(round(2 * look.points)))
    properties.find(qn("w:sz")).addnext(size)
    heavy = OxmlElement("w:bCs")
    heavy.set(qn("w:val"), str(int(look.weight == "bold")))
    properties.find(qn("w:b")).addnext(heavy)


def _fonts(properties: Any, paper: Paper) -> None:  # noqa: ANN401 -- an element of any kind
    font = FONTS.get(paper.language, FONT)
    for old in properties.findall(qn("w:rFonts")):
        properties.remove(old)
    fonts = OxmlElement("w:rFonts")
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), font)
    properties.insert(0, fonts)


def _settings(word: WordFile) -> None:
    for setting in word.settings.element.iter(qn("w:compatSetting")):
        if setting.get(qn("w:name")) == "compatibilityMode":
            setting.set(qn("w:val"), MODE)
    table = word.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    fonts = "".join(
        f"<w:font w:name={quoteattr(name)}><w:altName w:val={quoteattr(others)}/>"
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font>'
        for name, others in ALTERNATIVES.items()
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    table._blob = f"{head}<w:fonts {W}>{fonts}</w:fonts>".encode()  # noqa: SLF001 -- the library offers no other way
