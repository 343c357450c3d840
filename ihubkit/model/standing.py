"""How things stand after several rounds: what was asked again, and the rest as it was."""

from collections.abc import Iterable

from ihubkit.model.release import Cell, RankShare, Release


def completed(release: Release, earlier: Iterable[Release]) -> Release:
    """Return a release with what earlier rounds show of the questions it does not show.

    A question belongs to the newest round that shows anything of it, for all groups; nothing is
    in the result that was not released. Scores of sections are left out: their items may be of
    different rounds.

    Args:
        release: Of a later round.
        earlier: Releases of the same workshop and questionnaire, newest first.
    """
    older = list(earlier)
    if not older:
        return release
    rounds = [release, *older]
    return release.model_copy(
        update={
            "groups": tuple({g.key: g for one in reversed(rounds) for g in one.groups}.values()),
            "cells": tuple(_cells(rounds)),
            "sections": (),
            "ranks": tuple(_ranks(rounds)),
        }
    )


def holders(releases: Iterable[Release]) -> dict[tuple[str, str], Release]:
    """Return which release each question (item, facet) belongs to: the first that shows it."""
    found: dict[tuple[str, str], Release] = {}
    for one in releases:
        for cell in one.cells:
            found.setdefault((cell.item, cell.facet), one)
    return found


def _cells(rounds: list[Release]) -> list[Cell]:
    held = holders(rounds)
    return [cell for one in rounds for cell in one.cells if held[cell.item, cell.facet] is one]


def _ranks(rounds: list[Release]) -> list[RankShare]:
    """Return each group's ranks of the round that ranks most items, the newest of equal ones."""
    found: dict[str, list[RankShare]] = {}
    for one in rounds:
        of: dict[str, list[RankShare]] = {}
        for rank in one.ranks:
            of.setdefault(rank.group, []).append(rank)
        for group, ranks in of.items():
            if len(ranks) > len(found.get(group, [])):
                found[group] = ranks
    return [rank for ranks in found.values() for rank in ranks]
