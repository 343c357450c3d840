#!/usr/bin/env python3
"""Ask whether the installed packages have known vulnerabilities, and say so when nobody can tell.

`pip-audit` counts a package that its service does not know as "skipped" and then reports that all
is well: behind a package mirror, where each one is unknown, that is a pass without a look. So what
was really looked at is counted here, and a second service is asked when the first knows too little.

Exit status: 0 nothing is known, or (with a warning) nobody could be asked; 1 something is known;
2 nobody could be asked and `--strict` was given.
"""

import json
import subprocess
import sys
from dataclasses import dataclass, field
from typing import Any

SERVICES = {"pypi": "https://pypi.org", "osv": "https://api.osv.dev"}
OWN = "ihubkit"
ENOUGH = 0.8  # of the packages must be known to a service, or it is a mirror that knows none
PATIENCE = 300  # seconds
# Known ones that do not concern us, each with the reason: {"CVE-…": "why"}.
IGNORED: dict[str, str] = {}


@dataclass
class Report:
    """What a service knows."""

    looked_at: int = 0
    unknown: list[str] = field(default_factory=list)
    found: list[str] = field(default_factory=list)

    @property
    def is_enough(self) -> bool:
        """Whether the service knows our packages at all."""
        return self.looked_at > 0 and self.looked_at >= ENOUGH * (
            self.looked_at + len(self.unknown)
        )


def read_report(told: dict[str, Any]) -> Report:
    """Read what pip-audit wrote as JSON."""
    report = Report()
    for package in told.get("dependencies", ()):
        if package["name"].lower() == OWN:
            continue
        if "vulns" not in package:
            report.unknown.append(package["name"])
            continue
        report.looked_at += 1
        report.found += [describe(package, one) for one in package["vulns"]]
    return report


def describe(package: dict[str, Any], vulnerability: dict[str, Any]) -> str:
    """Say in a line what is known and which version mends it."""
    fixed = ", ".join(vulnerability.get("fix_versions", ())) or "no version yet"
    names = [vulnerability["id"], *vulnerability.get("aliases", ())]
    return f"{package['name']} {package['version']}: {' '.join(names)}; mended in {fixed}"


def ask(service: str) -> Report | str:
    """Run pip-audit; return what it found, or why it found nothing out."""
    command = [sys.executable, "-m", "pip_audit", "--progress-spinner", "off", "--format", "json"]
    ignored = [part for name in IGNORED for part in ("--ignore-vuln", name)]
    command += ["--desc", "off", "--timeout", "10", "--vulnerability-service", service, *ignored]
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed command
            command, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        return read_report(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        return f"no answer in {PATIENCE} s"
    except ValueError:
        return (done.stderr.strip().splitlines() or ["no answer"])[-1][-200:]


def verdict(reports: dict[str, Report | str], *, strict: bool) -> tuple[int, list[str]]:
    """Return the exit status, and what to say, of what the services told."""
    lines = []
    for service, report in reports.items():
        if isinstance(report, str):
            lines.append(f"  {service} ({SERVICES[service]}): {report}")
        elif report.found:
            return 1, ["Known vulnerabilities in installed packages:", *report.found]
        elif report.is_enough:
            looked = f"{report.looked_at} packages looked up ({service})"
            unknown = f"; unknown there: {', '.join(report.unknown)}" if report.unknown else ""
            return 0, [f"No known vulnerabilities: {looked}{unknown}."]
        else:
            total = report.looked_at + len(report.unknown)
            lines.append(f"  {service}: knows {report.looked_at} of {total} packages")
    first = "WARNING: the installed packages were NOT checked for known vulnerabilities."
    last = "Run `make audit` where one of these services can be reached."
    return (2 if strict else 0), [first, *lines, last]


def main() -> int:
    """Ask one service after the other until one knows enough."""
    reports: dict[str, Report | str] = {}
    for service in SERVICES:
        report = reports[service] = ask(service)
        if isinstance(report, Report) and (report.found or report.is_enough):
            break
    status, lines = verdict(reports, strict="--strict" in sys.argv[1:])
    print("\n".join(lines), file=sys.stderr)  # noqa: T201 -- a script
    return status


if __name__ == "__main__":
    raise SystemExit(main())
