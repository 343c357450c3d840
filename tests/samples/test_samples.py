"""The sample files: made by their script, complete, and alike to what was published."""

import hashlib
import runpy
from collections import defaultdict
from pathlib import Path
from statistics import fmean, variance

import pytest

from ihubkit.content import load_content
from ihubkit.exchange import ImportedAnswer, read_answers

SAMPLES = Path(__file__).parents[2] / "data" / "samples"
HUBS = {"pair": (2, 59), "cohort": (6, 150)}


@pytest.fixture(scope="module", params=HUBS)
def hub(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def answers(hub: str) -> list[ImportedAnswer]:
    return read_answers(SAMPLES / hub / "answers.csv", load_content().instruments)


def test_the_script_makes_the_files_byte_for_byte(tmp_path: Path) -> None:
    make = runpy.run_path(str(SAMPLES / "make_samples.py"))["make"]

    make(tmp_path)

    made = sorted(path.relative_to(tmp_path) for path in tmp_path.rglob("*.csv"))
    assert len(made) == 6
    assert [
        name for name in made if (tmp_path / name).read_bytes() != (SAMPLES / name).read_bytes()
    ] == []


def test_the_checksums_are_those_of_the_files() -> None:
    lines = (SAMPLES / "checksums.sha256").read_text(encoding="utf-8").splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}

    there = {
        path.relative_to(SAMPLES).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for pattern in ("*.csv", "*.json")
        for path in SAMPLES.rglob(pattern)
    }

    assert listed == there


def test_schools_and_staff_are_as_many_as_in_the_pilots(
    hub: str, answers: list[ImportedAnswer]
) -> None:
    people = {answer.person for answer in answers}

    assert (len({school for school, _, _ in people}), len(people)) == HUBS[hub]


ASKED = ("innovative-school", "educator-competence", "educator-guess")


def test_everybody_answered_both_questionnaires_in_full_and_guessed_twice(
    answers: list[ImportedAnswer],
) -> None:
    asked = {
        (instrument.id, item, facet.id)
        for instrument in map(load_content().instrument, ASKED)
        for item in instrument.items
        for facet in instrument.facets
    }

    given = defaultdict(set)
    for answer in answers:
        given[answer.person].add((answer.instrument, answer.item, answer.facet))

    assert [person for person, keys in given.items() if keys != asked] == []


def test_the_cohorts_competences_hang_together_as_published() -> None:
    answers = read_answers(SAMPLES / "cohort" / "answers.csv", load_content().instruments)
    by_item = defaultdict(list)
    total: dict[tuple[str, str, int], int] = defaultdict(int)
    for answer in answers:
        if answer.instrument == "educator-competence" and answer.value is not None:
            by_item[answer.item].append(answer.value)
            total[answer.person] += answer.value

    items = len(by_item)
    alpha = (
        items
        / (items - 1)
        * (1 - sum(variance(values) for values in by_item.values()) / variance(total.values()))
    )

    assert items == 22
    assert alpha == pytest.approx(0.94, abs=0.01)


def test_some_items_split_a_school_and_others_do_not(answers: list[ImportedAnswer]) -> None:
    statuses = defaultdict(list)
    for answer in answers:
        if answer.facet == "status" and answer.value is not None:
            statuses[answer.school, answer.item].append(answer.value)

    spread = sorted(variance(values) for values in statuses.values())

    assert spread[0] < 0.35
    assert spread[-1] > 0.65


def test_each_hub_has_a_need_or_two_in_its_picture(answers: list[ImportedAnswer]) -> None:
    """Some item matters more and is weaker than the average item, but not most of them."""
    given: dict[tuple[str, str], list[int]] = defaultdict(list)
    for answer in answers:
        if answer.instrument == "innovative-school" and answer.value is not None:
            given[answer.facet, answer.item].append(answer.value)
    means = {key: fmean(values) for key, values in given.items()}
    middle = {
        facet: fmean(means[key] for key in means if key[0] == facet)
        for facet in ("status", "importance")
    }

    needs = [
        item
        for item in load_content().instrument("innovative-school").items
        if means["status", item] < middle["status"]
        and means["importance", item] > middle["importance"]
    ]

    assert 2 <= len(needs) <= 8


def test_every_sample_says_that_it_is_synthetic(answers: list[ImportedAnswer]) -> None:
    assert {"synthetic" in answer.hub and "sample" in answer.school for answer in answers} == {True}


def test_every_file_and_column_is_described() -> None:
    page = (SAMPLES / "README.md").read_text(encoding="utf-8")
    files = sorted(SAMPLES.rglob("*.csv"))
    columns = {
        column
        for path in files
        if path.parent != SAMPLES
        for column in path.read_text(encoding="utf-8").partition("\n")[0].split(",")
    }

    assert len(files) > 6
    assert [path.name for path in files if f"{path.name}`" not in page] == []
    assert [column for column in columns if f"`{column}`" not in page] == []
