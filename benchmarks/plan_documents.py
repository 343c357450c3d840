"""How long all documents of one plan take in a new process: Word, PDF, spreadsheet, calendar, JSON.

The time begins with the start of Python and ends with the last file: libraries, questions and
texts are loaded, the plan is read from its database, its timeline is drawn.
"""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from ihubkit.content import load_content
from ihubkit.live import hubs
from ihubkit.live.dossier import dossier_of
from ihubkit.model.plan import Action, Goal, Indicator, Plan
from ihubkit.model.plan_life import Review
from ihubkit.reports.plan.documents import KINDS, plan_files
from ihubkit.settings import read_settings
from ihubkit.store import Store

LANGUAGES = ("en", "ka", "ar")
GOALS, ACTIONS = 3, 24  # of a plan that a school really has
BEGINS = date(2026, 9, 1)
SENTENCE = "Two teachers plan a lesson together, watch it, and say what they saw. "


def measure() -> dict[str, float]:
    """Make all documents once in each language, every time anew; `documents_s` is the slowest."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        school_id = _hub(folder)
        took = {language: _cold(folder, school_id, language) for language in LANGUAGES}
    figures = {f"documents_{language}_s": round(s, 3) for language, s in took.items()}
    return {"documents_s": round(max(took.values()), 3), **figures}


def _cold(folder: Path, school_id: str, language: str) -> float:
    begun = perf_counter()
    command = [sys.executable, __file__, str(folder), school_id, language]
    subprocess.run(command, check=True)  # noqa: S603 -- our own program
    return perf_counter() - begun


def _hub(folder: Path) -> str:
    """Make a hub with one school and its plan; return the school's id."""
    with hubs.open_hub(read_settings(data_dir=folder)) as store:
        hubs.make_hub(store, "Hub North")
        school = hubs.add_school(store, "Birch School")
        _plan(store, school.id)
    return school.id


def _plan(store: Store, school_id: str) -> None:
    goals = tuple(
        Goal(
            id=f"p.g{n}",
            plan_id="p",
            position=n,
            text=f"Goal {n}: {SENTENCE}",
            why=SENTENCE * 2,
            indicator=Indicator(name=SENTENCE, target="3.2", by=BEGINS + timedelta(270)),
            success=SENTENCE,
            risks=SENTENCE * 2,
        )
        for n in range(GOALS)
    )
    actions = tuple(
        Action(
            id=f"p.a{n}",
            plan_id="p",
            goal_id=f"p.g{n % GOALS}",
            position=n,
            text=f"{n}. {SENTENCE}",
            lead=f"Teacher {n % 7}",
            helpers=f"Teacher {n % 5 + 7}, Teacher {n % 3 + 12}",
            starts=BEGINS + timedelta(7 * n),
            ends=BEGINS + timedelta(7 * n + 40),
            after=f"p.a{n - 1}" if n % 4 == 3 else "",  # noqa: PLR2004 -- every fourth
            hours=6.0 + n,
            money=50.0 * n,
        )
        for n in range(ACTIONS)
    )
    made = datetime(2026, 9, 1, tzinfo=UTC)
    own = {"title": "Development plan", "vision": SENTENCE, "starts": BEGINS}
    store.add_plan(
        Plan(id="p", school_id=school_id, goals=goals, actions=actions, made_at=made, **own)
    )
    for n, days in enumerate((30, 90, 180)):
        due, words = BEGINS + timedelta(days), SENTENCE * 30
        store.add_review(Review(id=f"p.r{n}", plan_id="p", days=days, due=due, reflection=words))


def _make(folder: Path, school_id: str, language: str) -> None:
    """Make all documents of a plan, as a server does."""
    content = load_content(folder)
    with hubs.open_hub(read_settings(data_dir=folder)) as store:
        dossier = dossier_of(store, content, school_id, language)
        changes = store.list_changes(dossier.plan.id)
    for made in plan_files(KINDS, dossier, content.texts(language), changes):
        (folder / f"{language}-{made.name}").write_bytes(made.content)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        _make(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
    else:
        print(measure())
