"""How long it takes to propose methods: 3 needs, 60 methods, 4 terms, alternatives included."""

from datetime import date, timedelta
from random import Random
from time import perf_counter

from ihubkit.analysis.proposals import propose
from ihubkit.model.method import Effort, GroupSize, Known, Method, MethodSource, Serves
from ihubkit.model.proposal import Limits, NeedWeighed, PlanTerm, ProposalRequest

NEEDS, METHODS, TERMS = 3, 60, 4
HOURS = (150, 400, 1000)  # little, enough, plenty: neither is the quickest always
SEEDS = range(3)
WEEKS = (16.0, 22.0)  # autumn, spring
ANSWERS, WAITS = 0.45, 0.12  # shares of methods that answer a need, that wait for another


def measure() -> dict[str, float]:
    """Propose for several synthetic catalogues and budgets; `proposals_s` is the slowest."""
    took = []
    for seed in SEEDS:
        for hours in HOURS:
            asked = request(seed, hours)
            begun = perf_counter()
            found = propose(asked)
            took.append(perf_counter() - begun)
            if len(found.sets) < NEEDS:
                raise RuntimeError(f"seed {seed}, {hours} hours: only {len(found.sets)} sets")
    return {"proposals_s": round(max(took), 3), "proposals_median_s": round(sorted(took)[4], 3)}


def request(seed: int, hours: float) -> ProposalRequest:
    """Make up needs, a catalogue and terms; the same for the same seed."""
    draw = Random(seed)  # noqa: S311 -- made-up methods, no secret
    needs = tuple(
        NeedWeighed(id=f"n{i}", item=f"made-up/I{i}", title=f"Need {i}", weight=weight)
        for i, weight in enumerate((10, 8, 5)[:NEEDS])
    )
    return ProposalRequest(
        needs=needs,
        methods=tuple(_method(draw, number, needs) for number in range(METHODS)),
        limits=Limits(people=24, hours=hours, hours_each=30, at_once=2),
        terms=tuple(_terms()),
    )


def _method(draw: Random, number: int, needs: tuple[NeedWeighed, ...]) -> Method:
    least = draw.choice((1, 2, 3, 5, 8, 10))
    fits = {need.item: draw.choice((1, 1, 2, 2, 3)) for need in needs if draw.random() < ANSWERS}
    fits = fits or {draw.choice(needs).item: 2}
    return Method(
        id=f"m{number}",
        title=f"Method {number}",
        purpose="Made up.",
        serves=tuple(Serves(item=item, fit=fit) for item, fit in fits.items()),
        group=GroupSize(
            least=least, most=draw.choice((None, least + 2, least + 6, 24)), known=Known.GENERAL
        ),
        effort=Effort(
            sessions=4,
            hours_each=draw.choice((2, 3, 6, 8, 12, 16, 24, 32)),
            hours_lead=draw.choice((0, 3, 8)),
            weeks=draw.choice((1, 2, 4, 8, 15, 26, 40)),
            known=Known.GENERAL,
        ),
        requires=(f"m{draw.randrange(number)}",) if number and draw.random() < WAITS else (),
        steps=("Do it.",),
        sources=(MethodSource(title="Made up", known=Known.GENERAL),),
    )


def _terms() -> list[PlanTerm]:
    starts, terms = date(2026, 9, 1), []
    for number in range(TERMS):
        weeks = WEEKS[number % 2]
        ends = starts + timedelta(weeks=weeks, days=-1)
        terms.append(PlanTerm(title=f"Term {number + 1}", starts=starts, ends=ends, weeks=weeks))
        starts = ends + timedelta(weeks=3)
    return terms


if __name__ == "__main__":
    print(measure())
