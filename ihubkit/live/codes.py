"""Codes people type, read out and scan: how they are made, forgiven and kept."""

import hashlib
import hmac
import re
import secrets
import unicodedata
from importlib.resources import files
from uuid import uuid4

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # nothing that looks like something else
LONGEST = 64  # a code; what is longer was not typed by a person
_LOOKALIKES = str.maketrans({"0": "Q", "O": "Q", "1": "7", "I": "J", "L": "J", "U": "V"})
_SCRYPT = {"n": 2**14, "r": 8, "p": 1}


def new_id() -> str:
    """Make an id that nobody can guess."""
    return uuid4().hex


def new_join_code() -> str:
    """Make a workshop's code: six characters, as on the board."""
    return _random(6)


def new_team_code() -> str:
    """Make a school team's code: eight characters."""
    return _random(8)


def new_resume_code() -> str:
    """Make the code that brings a participant back: two groups of five characters."""
    return f"{_random(5)}-{_random(5)}"


def as_resume_code(code: str) -> str:
    """Write a resume code that somebody typed as it was shown to them."""
    plain = normalise(code)
    return f"{plain[:5]}-{plain[5:]}"


def new_token() -> str:
    """Make the secret of a share link: 192 random bits."""
    return secrets.token_urlsafe(24)


def normalise(code: str) -> str:
    """Return a code as it is compared: without case, spaces, dashes and confused characters."""
    plain = unicodedata.normalize("NFKD", str(code)[:LONGEST]).upper()
    digits = "".join(str(unicodedata.digit(letter, letter)) for letter in plain)
    kept = [letter for letter in digits.translate(_LOOKALIKES) if letter in ALPHABET]
    return "".join(kept[:LONGEST])


def hash_code(code: str, pepper: bytes) -> str:
    """Return what is stored of a resume code."""
    return hmac.new(pepper, normalise(code).encode(), hashlib.sha256).hexdigest()


def hash_token(token: str) -> str:
    """Return what is stored of a share link's secret."""
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def new_passphrase() -> str:
    """Make a passphrase of four plain words."""
    words = files("ihubkit.live").joinpath("words.txt").read_text(encoding="utf-8").split()
    return " ".join(secrets.choice(words) for _ in range(4))


def hash_passphrase(text: str) -> str:
    """Return what is stored of a passphrase."""
    salt = secrets.token_bytes(16)
    return f"{salt.hex()}${_scrypt(text, salt).hex()}"


def verify_passphrase(text: str, stored: str) -> bool:
    """Tell whether a passphrase is the stored one; case and spacing are forgiven."""
    salt, _, digest = stored.partition("$")
    return hmac.compare_digest(_scrypt(text, bytes.fromhex(salt)), bytes.fromhex(digest))


def _random(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def _scrypt(text: str, salt: bytes) -> bytes:
    words = re.sub(r"[\s-]+", " ", text[:1000]).strip().casefold()
    return hashlib.scrypt(words.encode(errors="replace"), salt=salt, dklen=32, **_SCRYPT)
