"""QR codes for projector, paper and terminal."""

import xml.etree.ElementTree as ET

from ihubkit.reports.qr import qr_data_uri, qr_svg, qr_terminal

LINK = "http://192.168.1.20:8765/c/K7M4QT"


def test_the_picture_is_svg_that_fits_where_it_is_put() -> None:
    picture = ET.fromstring(qr_svg(LINK))  # noqa: S314 -- our own picture

    assert "viewBox" in picture.attrib
    assert "width" not in picture.attrib


def test_the_data_uri_needs_no_other_host() -> None:
    assert qr_data_uri(LINK).startswith("data:image/svg+xml")


def test_the_terminal_shows_a_square_of_two_modules_a_character() -> None:
    lines = qr_terminal(LINK).splitlines()
    drawn = [line for line in lines if line.strip()]

    assert set("".join(drawn)) <= {"█", "▀", "▄", " "}
    assert abs(len(drawn[0]) - 2 * len(drawn)) <= 2
