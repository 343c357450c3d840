"""The look for known vulnerabilities never passes without having looked."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
CLEAN = {"name": "tornado", "version": "6.6", "vulns": []}
UNKNOWN = {"name": "voila", "skip_reason": "Dependency not found on PyPI"}
BAD = {
    "name": "tornado",
    "version": "6.1",
    "vulns": [{"id": "PYSEC-1", "aliases": ["CVE-1"], "fix_versions": ["6.2"]}],
}


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def told(audit: ModuleType, *packages: dict[str, Any]) -> Any:  # noqa: ANN401 -- the script's own value
    return audit.read_report({"dependencies": list(packages), "fixes": []})


def test_a_known_vulnerability_fails_and_says_what_mends_it(audit: ModuleType) -> None:
    status, lines = audit.verdict({"pypi": told(audit, CLEAN, BAD)}, strict=False)

    assert status == 1
    assert "tornado 6.1: PYSEC-1 CVE-1; mended in 6.2" in lines


def test_what_was_looked_up_and_is_well_passes_with_its_number(audit: ModuleType) -> None:
    well = told(audit, *[CLEAN] * 9, UNKNOWN, {"name": "ihubkit", "skip_reason": "our own"})

    status, (line,) = audit.verdict({"pypi": well}, strict=True)

    assert status == 0
    assert "9 packages looked up (pypi); unknown there: voila" in line


@pytest.mark.parametrize(("strict", "expected"), [(False, 0), (True, 2)])
def test_when_nobody_knows_it_says_so_loudly(
    audit: ModuleType,
    expected: int,
    strict: bool,  # noqa: FBT001 -- a case
) -> None:
    reports = {"pypi": told(audit, *[UNKNOWN] * 9, CLEAN), "osv": "Failed to resolve 'api.osv.dev'"}

    status, lines = audit.verdict(reports, strict=strict)

    assert status == expected
    assert "NOT checked" in lines[0]
    assert "  pypi: knows 1 of 10 packages" in lines
    assert any("Failed to resolve" in line for line in lines)


def test_nothing_told_is_nothing_looked_up(audit: ModuleType) -> None:
    status, lines = audit.verdict({"pypi": told(audit), "osv": told(audit)}, strict=True)

    assert status == 2
    assert "NOT checked" in lines[0]


def test_ci_looks_for_known_vulnerabilities_and_runs_all_tests() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

    assert "make audit" in script
    assert "make test" in script
