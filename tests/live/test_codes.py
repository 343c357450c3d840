"""Codes: easy to type, hard to guess, kept only as hashes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ihubkit.live import codes


@pytest.mark.parametrize(
    ("make", "length"),
    [(codes.new_join_code, 6), (codes.new_team_code, 8), (codes.new_resume_code, 10)],
)
def test_a_code_is_its_own_normal_form(make: object, length: int) -> None:
    code = make()  # type: ignore[operator]

    assert codes.normalise(code) == code.replace("-", "")
    assert len(codes.normalise(code)) == length


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (" k7m-4qt ", "K7M4QT"),
        ("K7M 4OT", "K7M4QT"),  # nothing but Q is round
        ("K7M40T", "K7M4QT"),
        ("KIM4QT", "KJM4QT"),
        ("K1M4QT", "K7M4QT"),
        ("K7M4UT", "K7M4VT"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER K}7M4QT", "K7M4QT"),  # as a Japanese keyboard types it
        ("K\N{ARABIC-INDIC DIGIT SEVEN}M4QT", "K7M4QT"),  # as an Arabic keyboard types it
    ],
)
def test_slips_of_thumb_and_eye_are_forgiven(typed: str, meant: str) -> None:
    assert codes.normalise(typed) == meant


@given(st.text())
def test_any_text_has_a_short_normal_form(text: str) -> None:
    normal = codes.normalise(text)

    assert set(normal) <= set(codes.ALPHABET)
    assert len(normal) <= codes.LONGEST
    assert codes.normalise(normal) == normal


def test_a_resume_code_is_kept_only_as_a_keyed_hash() -> None:
    code = codes.new_resume_code()

    kept = codes.hash_code(code, b"pepper")

    assert code not in kept
    assert kept == codes.hash_code(code.lower().replace("-", " "), b"pepper")
    assert kept != codes.hash_code(code, b"other")


def test_a_passphrase_is_four_plain_words_and_kept_only_as_a_hash() -> None:
    passphrase = codes.new_passphrase()

    kept = codes.hash_passphrase(passphrase)

    assert len(passphrase.split()) == 4
    assert passphrase not in kept
    assert codes.verify_passphrase(f"  {passphrase.upper()}", kept)
    assert codes.verify_passphrase(passphrase.replace(" ", "-"), kept)
    assert not codes.verify_passphrase(passphrase + "x", kept)


def test_a_share_token_has_more_than_128_bits() -> None:
    assert len(codes.new_token()) * 6 >= 128
    assert codes.new_token() != codes.new_token()
