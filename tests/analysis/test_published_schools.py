"""Our element means are those printed in Ilomäki & Lakkala 2018 (see published-schools.md)."""

import pandas as pd

from ihubkit.analysis.scores import section_scores
from ihubkit.content import load_content
from ihubkit.rehearsal.samples import samples_folder


def test_the_published_element_means_come_out_to_their_rounding() -> None:
    printed = pd.read_csv(samples_folder() / "published-schools.csv", dtype={"score": str})
    ratings = printed[printed["kind"] == "phenomenon"].rename(columns={"code": "item"})
    ratings = ratings.assign(value=ratings["score"].astype(int))
    elements = printed[printed["kind"] == "element"].set_index(["school", "code"])["score"]

    scores = section_scores(
        ratings, load_content().instrument("innovative-school"), by=["school"]
    ).set_index(["school", "section"])["mean"]
    means = {str(place): float(mean) for place, mean in scores.items()}
    printed_means = {str(place): str(figure) for place, figure in elements.items()}

    assert len(printed_means) == 18
    assert {
        place: f"{means[place]:.{len(figure) - 2}f}" for place, figure in printed_means.items()
    } == printed_means


def test_a_section_with_an_unanswered_item_has_no_score() -> None:
    ratings = pd.DataFrame({"item": ["A1", "A2", "D1", "D2"], "value": [1, 2, 2, 3]})

    scores = section_scores(ratings, load_content().instrument("innovative-school"))

    assert scores.to_dict("records") == [{"section": "D", "mean": 2.5}]
