"""Plans: how long proposals and documents take, and what twenty editors see of each other."""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

import plan_documents
import plan_proposals
from plan_editors import editing
from report import Figures, arguments, publish


def main() -> None:
    """Measure one after the other, and print."""
    options = arguments(__doc__ or "").parse_args()
    figures: Figures = {**plan_proposals.measure(), **plan_documents.measure()}
    with TemporaryDirectory() as folder:
        figures |= asyncio.run(editing(Path(folder)))
    publish(figures, options.json)


if __name__ == "__main__":
    main()
