"""The description of the interface says what the server does."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from openapi_spec_validator import OpenAPIV31SpecValidator

from ihubkit.server.operators import description_file
from ihubkit.server.routes import routes

if TYPE_CHECKING:
    from served import Server

METHODS = ("get", "post", "put", "delete")
SAMPLES = {
    "format": "pdf",
    "kernel": "123e4567-e89b-12d3-a456-426614174000",
    "name": "dashboard",
    "folder": "seat",
    "kind": "voila",
    "mark": "0a1b2c",
}


def described() -> dict[str, Any]:
    told: dict[str, Any] = yaml.safe_load(description_file().read_text(encoding="utf-8"))
    return told


def sample(path: str) -> str:
    return re.sub(r"\{(\w+)\}", lambda found: SAMPLES.get(found[1], "x"), path)


def test_it_is_valid_openapi() -> None:
    errors = list(OpenAPIV31SpecValidator(described()).iter_errors())

    assert [error.message for error in errors] == []


@pytest.mark.parametrize("route", routes(), ids=lambda route: route[0])
def test_every_route_is_described_with_all_it_answers(route: tuple[str, type[Any]]) -> None:
    pattern, handler = route[0], route[1]
    operations = [
        operations
        for path, operations in described()["paths"].items()
        if re.fullmatch(pattern, sample(path))
    ]

    assert operations, f"{pattern} is not described"
    for method in METHODS:
        own = next(cls for cls in handler.__mro__ if method in vars(cls))
        is_answered = own.__module__ != "tornado.web"  # where there is nothing but a refusal
        assert (method in operations[0]) is is_answered


def test_every_described_path_is_served() -> None:
    patterns = [route[0] for route in routes()]

    unserved = [
        path
        for path in described()["paths"]
        if not any(re.fullmatch(pattern, sample(path)) for pattern in patterns)
    ]

    assert unserved == []


def test_the_server_hands_out_its_description(server: "Server") -> None:
    told = server.client().get("/api/openapi.yaml")

    assert told.status_code == 200
    assert told.text == Path(description_file()).read_text(encoding="utf-8")
