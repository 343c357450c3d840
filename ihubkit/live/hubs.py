"""A hub and its schools: how they come to be, and the secrets a hub keeps."""

import secrets
from collections.abc import Callable, Sequence

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live import codes
from ihubkit.live.wording import one_line, validated
from ihubkit.model.people import Hub, School
from ihubkit.settings import Settings
from ihubkit.store import Store

COOKIES = "cookies"
RESUME = "resume"
RELEASES = "releases"
_PASSPHRASE = "passphrase"  # noqa: S105 -- the name it is stored under, not the passphrase
_TRIES = 20


def open_hub(settings: Settings) -> Store:
    """Open the hub's store; whoever opens it closes it."""
    return Store.open(settings.store_url)


def make_hub(
    store: Store,
    name: str,
    *,
    k: int = 5,
    languages: Sequence[str] = ("en",),
    synthetic: bool = False,
) -> Hub:
    """Make the hub (or change its settings) and its secrets.

    Raises:
        InvalidValueError: The name is empty or too long, or `k` is not 3-20.
    """
    facts = {"name": one_line(name), "k": k, "languages": languages, "synthetic": synthetic}
    if not facts["name"]:
        raise InvalidValueError("The hub needs a name. Give it one.")
    hub = validated(Hub, facts, "hub")
    store.save_hub(hub)
    for purpose in (COOKIES, RESUME, RELEASES):
        secret(store, purpose)
    return hub


def secret(store: Store, name: str) -> bytes:
    """Return one of the hub's secrets, made on first use."""
    found = store.find_secret(name) or store.keep_secret(name, secrets.token_hex(32))
    return bytes.fromhex(found)


def reset_passphrase(store: Store) -> str:
    """Give the facilitators a new passphrase; the only moment it can be read."""
    passphrase = codes.new_passphrase()
    store.save_secret(_PASSPHRASE, codes.hash_passphrase(passphrase))
    return passphrase


def check_passphrase(store: Store, text: str) -> bool:
    """Tell whether this is the facilitators' passphrase."""
    stored = store.find_secret(_PASSPHRASE)
    return stored is not None and codes.verify_passphrase(text, stored)


def add_school(store: Store, name: str, *, staff: int = 0, language: str = "en") -> School:
    """Add a school with a team code of its own.

    Raises:
        InvalidValueError: The name is empty, too long or taken, or `staff` does not fit.
    """
    school = _school(
        id=codes.new_id(), name=name, staff=staff, language=language, team_code=_team_code(store)
    )
    store.add_school(school)
    return school


def rename_school(store: Store, school_id: str, name: str) -> School:
    """Give a school another name.

    Raises:
        InvalidValueError: The name is empty, too long or taken.
    """
    school = _school(**store.find_school(school_id).model_dump() | {"name": name})
    store.save_school(school)
    return school


def renew_team_code(store: Store, school_id: str) -> School:
    """Give a school a new team code; the old one opens nothing any more."""
    school = store.find_school(school_id).model_copy(update={"team_code": _team_code(store)})
    store.save_school(school)
    return school


def unused(make: Callable[[], str], find: Callable[[str], object]) -> str:
    """Make codes until one is free."""
    for _ in range(_TRIES):
        code = make()
        try:
            find(code)
        except NotFoundError:
            return code
    raise InvalidValueError("No free code was found. Try again.")


def _team_code(store: Store) -> str:
    return unused(codes.new_team_code, store.find_school_by_team_code)


def _school(**facts: object) -> School:
    name = one_line(str(facts["name"]))
    if not name:
        raise InvalidValueError("The school needs a name. Give it one.")
    return validated(School, facts | {"name": name}, "school")
