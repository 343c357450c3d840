"""What every benchmark prints: the machine, the versions, and its figures by name."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

PACKAGES = (
    *("ihubkit", "tornado", "voila", "jupyter_server", "jupyter_client", "ipykernel"),
    *("ipywidgets", "anywidget", "sqlalchemy", "pandas"),
)

Figures = dict[str, float | int | None]


def arguments(description: str) -> argparse.ArgumentParser:
    """Return a parser that knows the options all benchmarks share."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", type=Path, help="also write the figures to this file")
    return parser


def machine() -> dict[str, Any]:
    """Describe the machine: processors, memory, system."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    return {
        "processors": os.cpu_count(),
        "memory_gb": round(pages * size / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
    }


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` of the values do not exceed (nearest rank)."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def publish(
    figures: Figures,
    file: Path | None,
    versions: Mapping[str, str] | None = None,
    **more: object,
) -> None:
    """Print the figures, and write them to a file where one is named.

    A file that is there keeps the figures of other benchmarks: `make bench` writes all into one.

    Args:
        figures: What was measured.
        file: Where to write it as JSON.
        versions: Of what is no package.
        more: What stands in the file only.
    """
    whole = {
        "machine": machine(),
        "versions": {name: version(name) for name in PACKAGES} | dict(versions or {}),
        "figures": figures,
        **more,
    }
    for name, value in figures.items():
        print(f"{name:34} {value}")
    print(json.dumps({key: whole[key] for key in ("machine", "versions")}), file=sys.stderr)
    if file:
        before = json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}
        whole = before | whole | {"figures": before.get("figures", {}) | figures}
        file.write_text(json.dumps(whole, indent=2) + "\n", encoding="utf-8")
