"""A plan as Word file, PDF, spreadsheet: whole, in every language, whatever people have typed."""

import json
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import plans
import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook

from ihubkit.content import Texts, document_languages
from ihubkit.content.translate import templates
from ihubkit.errors import NotFoundError
from ihubkit.model.dossier import Dossier
from ihubkit.reports.plan.documents import KINDS, plan_file
from ihubkit.reports.plan.docx import docx_bytes
from ihubkit.reports.plan.paper import Paper, Words, direction, plain
from ihubkit.reports.plan.pdf import pdf_bytes
from ihubkit.reports.plan.telling import plan_paper
from ihubkit.reports.plan.xlsx import plan_sheets, plan_xlsx

WORDS = " ".join(f"word{number}" for number in range(10_000))
HARD = {
    "empty": plans.empty(),
    "two hundred actions": plans.full(actions=200),
    "ten thousand words": plans.full(reflection=WORDS),
}


class Heard(Texts):
    """Texts that remember what was asked of them."""

    def __init__(self, language: str) -> None:
        super().__init__(language)
        self.heard: set[str] = set()

    def __call__(self, text: str, /, **values: object) -> str:
        self.heard.add(text)
        return super().__call__(text, **values)


def docx_text(content: bytes) -> str:
    body = Document(BytesIO(content)).element.body
    return "\n".join(
        "".join(run.text or "" for run in line.iter(qn("w:t"))) for line in body.iter(qn("w:p"))
    )


def pdf_text(content: bytes, *options: str) -> str:
    done = subprocess.run(  # noqa: S603 -- a fixed command
        ["pdftotext", *options, "-", "-"],  # noqa: S607 -- where the machine has it
        input=content, capture_output=True, check=True,
    )  # fmt: skip
    return done.stdout.decode()


@pytest.fixture(scope="module")
def of_documents() -> set[str]:
    return {str(message.id) for message in templates()["document"]}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("dossier", HARD.values(), ids=HARD)
def test_every_kind_of_file_is_made_of_every_plan(kind: str, dossier: Dossier) -> None:
    made = plan_file(kind, dossier, Texts("en"))

    assert made.name == f"Põhjala-kool-plan-2026-11-22.{kind}"
    assert len(made.content) > 150


def test_a_file_of_an_unknown_kind_is_refused() -> None:
    with pytest.raises(NotFoundError, match="docx, pdf, xlsx, ics, json, not as exe"):
        plan_file("exe", plans.empty(), Texts("en"))


@pytest.mark.parametrize("language", document_languages())
def test_documents_say_nothing_that_is_not_in_the_catalogue_of_documents(
    language: str, of_documents: set[str]
) -> None:
    texts = Heard(language)

    for kind in ("pdf", "xlsx", "ics"):
        plan_file(kind, plans.full(language), texts)
        plan_file(kind, plans.empty(language), texts)

    assert len(texts.heard) > 80
    assert texts.heard <= of_documents


def test_a_word_file_has_headings_header_rows_title_and_language() -> None:
    word = Document(BytesIO(docx_bytes(plan_paper(plans.full("ka"), Texts("ka")))))
    styles = {line.style.name for line in word.paragraphs if line.style}
    xml = word.element.xml

    assert word.core_properties.title == "Arengukava 2026/27"
    assert word.core_properties.language == "ka"
    assert {"Title", "Heading 1", "Heading 2", "Heading 3"} <= styles
    assert xml.count("<w:tblHeader/>") == sum("1" in look for look in _first_rows(word))
    assert 'w:val="ka-GE"' in word.styles.element.xml
    assert xml.count("<w:tblCaption") == len(word.tables)


def _first_rows(word: object) -> Iterator[str]:
    for table in word.tables:  # type: ignore[attr-defined] # python-docx's document
        yield table._tbl.tblPr.find(qn("w:tblLook")).get(qn("w:firstRow"))  # noqa: SLF001 -- no other way


def test_arabic_word_files_are_laid_out_from_right_to_left() -> None:
    word = Document(BytesIO(docx_bytes(plan_paper(plans.full("ar"), Texts("ar")))))
    xml = word.element.xml

    assert xml.count("<w:bidiVisual/>") == len(word.tables)
    assert "<w:bidi/>" in word.styles["Normal"].element.xml
    assert "<w:rtl/>" in xml
    assert '<w:bidi w:val="0"/>' in xml  # what people typed in Latin letters


def test_pictures_say_in_words_what_they_show() -> None:
    content = plan_file("docx", plans.full(), Texts("en")).content

    told = Document(BytesIO(content)).element.xml
    assert 'descr="Timeline of 3 actions' in told


@pytest.mark.parametrize("language", ["en", "ka", "ar"])
def test_a_pdf_is_tagged_accessible_and_has_its_language(language: str) -> None:
    content = plan_file("pdf", plans.full(language), Texts(language)).content

    assert b"pdfuaid:part" in content
    assert b"/MarkInfo" in content
    assert f"/Lang ({language})".encode() in content or f"({language}".encode() in content


def test_signs_in_peoples_texts_are_no_markup_in_any_document() -> None:
    told = plans.full()
    word, pdf = (plan_file(kind, told, Texts("en")).content for kind in ("docx", "pdf"))

    typed = r"#let *bold* $x$ \ `code` <b> [link](x)"
    assert typed in docx_text(word)
    assert "#let" in pdf_text(pdf)
    assert "$x$" in pdf_text(pdf)
    assert "ერთად" in pdf_text(pdf)
    assert "🎉" in pdf_text(pdf)


def test_letters_that_no_font_has_do_not_stop_a_pdf() -> None:
    paper = plan_paper(plans.empty(), Texts("en"))
    rare = paper.model_copy(update={"blocks": (Words(text="日本語 and more"),)})

    content = pdf_bytes(rare)

    assert b"pdfuaid:part" not in content
    assert b"/MarkInfo" in content
    assert "and more" in pdf_text(content)


def test_characters_no_document_may_hold_are_left_out() -> None:
    assert plain("a\x00b\x0b\ud800c\r\nd\te\ufffe") == "abc\nd e"
    assert (direction("… نص", "ltr"), direction("12 a", "rtl"), direction("12", "rtl")) == (
        "rtl",
        "ltr",
        "rtl",
    )


def test_a_spreadsheet_has_a_sheet_per_table_and_no_formula() -> None:
    book = load_workbook(BytesIO(plan_xlsx(plans.full("ar"), Texts("ar"))))
    cells = [cell for page in book for row in page.iter_rows() for cell in row]

    assert len(book.worksheets) == 7
    assert all(page.sheet_view.rightToLeft for page in book)
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    assert f"'{plans.FORMULA}" in {cell.value for cell in cells}


def test_a_reflection_longer_than_a_cell_goes_on_in_the_next_row() -> None:
    told = plans.full(reflection=WORDS)
    book = load_workbook(BytesIO(plan_xlsx(told, Texts("en"))))
    [page] = [one for one in book if one.title.endswith("Reviews")]

    parts = [row[3].value for row in page.iter_rows(min_row=2) if row[3].value]
    assert len(parts) > 1
    assert "".join(parts) == WORDS


def test_sheets_hold_real_days_and_hours() -> None:
    sheets = {sheet.title: sheet for sheet in plan_sheets(plans.full(), Texts("en"))}

    actions = sheets["Actions"]
    row = dict(zip(actions.columns, actions.rows[1], strict=True))
    assert (row["Number"], row["Begins"].isoformat(), row["Hours"], row["After"]) == (  # type: ignore[union-attr] # a day
        "2.1",
        "2026-09-02",
        1.5,
        "1.1",
    )
    assert sheets["Workload"].rows


def test_json_is_the_plan_itself() -> None:
    told = json.loads(plan_file("json", plans.full(), Texts("ka")).content)

    assert told["plan"]["goals"][0]["text"] == "Plan lessons together"


def test_word_file_and_spreadsheet_open_in_libreoffice(tmp_path: Path) -> None:
    told, texts = plans.full("ar", actions=20), Texts("ar")
    for kind in ("docx", "xlsx"):
        (tmp_path / f"plan.{kind}").write_bytes(plan_file(kind, told, texts).content)
        out = tmp_path / f"of-{kind}"
        command = [
            shutil.which("soffice") or "soffice",
            f"-env:UserInstallation=file://{tmp_path}/office",
            *("--headless", "--convert-to", "pdf", "--outdir", str(out)),
            str(tmp_path / f"plan.{kind}"),
        ]
        subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 -- a fixed command
        shown = pdf_text((out / "plan.pdf").read_bytes())
        assert "Arengukava 2026/27" in shown
        assert "Tandems" in shown


def test_a_word_file_is_a_sound_package() -> None:
    paper = Paper(
        title="T", language="en", direction="ltr", author="", about=(), foot="", blocks=()
    )

    with ZipFile(BytesIO(docx_bytes(paper))) as package:
        assert package.testzip() is None
