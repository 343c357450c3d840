"""What the page of needs shows: items in order with their evidence, sections with their cards."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from ihubkit.analysis.priorities import TOP
from ihubkit.live.evidence import leaning_words, role_gap_words, solid_words
from ihubkit.live.order import Ranked
from ihubkit.model.need import FEASIBLE, Evidence, FocusNeed, cards_of, feasibility_word
from ihubkit.model.release import Release, ShownCard
from ihubkit.steps.evidence import evidence_shown
from ihubkit.steps.scene import Scene


def chosen_shown(scene: Scene, chosen: Iterable[FocusNeed]) -> list[dict[str, Any]]:
    """Return the focus needs with their evidence as it was when they were chosen."""
    return [
        {"id": need.id, **evidence_shown(scene, need.instrument, need.evidence)} for need in chosen
    ]


def items_shown(
    scene: Scene, order: Iterable[Ranked], chosen: Sequence[FocusNeed]
) -> list[dict[str, Any]]:
    """Return all items in order, each with what a team needs to choose it."""
    taken = {(need.instrument, need.item): need.id for need in chosen}
    return [
        {
            "key": f"{one.instrument}-{one.item}",
            "instrument": one.instrument,
            "place": one.priority.place if one.priority else None,
            "need": taken.get((one.instrument, one.item), ""),
            **evidence_shown(scene, one.instrument, one.evidence),
            "cards": [],
            "said": _beside(one.evidence, scene),
        }
        for one in order
    ]


def sections_shown(
    scene: Scene, order: Sequence[Ranked], group: str, cards: Sequence[ShownCard], about: str
) -> list[dict[str, Any]]:
    """Return the sections of all questionnaires in the order, with the keys of their items.

    Args:
        scene: Where it is shown.
        order: All items.
        group: Whose cards.
        cards: Approved by now.
        about: The questionnaire the cards are about.
    """
    here = {(one.instrument, one.item) for one in order}
    found = []
    for instrument in dict.fromkeys(one.instrument for one in order):
        for section in scene.instrument(instrument).sections:
            keys = [f"{instrument}-{i.id}" for i in section.items if (instrument, i.id) in here]
            mine = cards_of(cards, group, section.id) if instrument == about else []
            shown = [{"kind": c.kind.value, "text": c.text, "votes": c.votes} for c in mine]
            found.append({"title": section.title, "items": keys, "cards": shown})
    return [section for section in found if section["items"]]


def words_shown(scene: Scene) -> dict[str, Any]:
    """Return what a team may say of how feasible an item is."""
    return {str(value): feasibility_word(value, scene.texts) for value in FEASIBLE}


def legend(scene: Scene, release: Release | None, order: Sequence[Ranked], group: str) -> list[str]:
    """Say how the order comes about, and what “solid” means with this many people."""
    _ = scene.texts
    if not any(one.priority for one in order):
        return []
    said = [
        _(
            "First comes what matters much and is weak. What you think is easy to do moves up, "
            "what is hard moves down."
        )
    ]
    if release and any(cell.group == group for cell in release.cells):
        said.append(_solidity(scene, release, group))
    if any(one.evidence.group == "team" for one in order):
        said.append(
            _(
                "“Judged by the team” comes from your own answers for the school; "
                "nobody else rated it."
            )
        )
    return said


def _solidity(scene: Scene, release: Release, group: str) -> str:
    _ = scene.texts
    if not any(rank.group == group for rank in release.ranks):
        return _(
            "How solid this order is cannot be told yet: for that, more people have to answer."
        )
    return _(
        "{n} people answered. Had it been other colleagues of yours, would the same {top} come "
        "first? Solid: almost surely. Likely: probably. A coin toss: another one might as well "
        "stand there. This looks at the answers alone, not at how feasible you find it.",
        n=max(cell.n for cell in release.cells if cell.group == group),
        top=TOP,
    )


def _beside(evidence: Evidence, scene: Scene) -> list[str]:
    """Return what is said beside an item's figures: how solid its place is, and who differs."""
    gap = evidence.role_gap
    said = [
        solid_words(evidence, scene.texts),
        leaning_words(evidence, scene.texts),
        role_gap_words(gap, scene.texts) if gap and gap.low > 0 else "",
    ]
    return [one for one in said if one]


def placed(order: Iterable[Ranked], instrument: str, item: str) -> Mapping[str, int]:
    """Return the place of an item and how many there are; empty where it has none."""
    with_place = [one for one in order if one.priority]
    return next(
        (
            {"place": one.priority.place, "places": len(with_place)}
            for one in with_place
            if one.priority and (one.instrument, one.item) == (instrument, item)
        ),
        {},
    )
