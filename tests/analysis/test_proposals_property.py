"""Whatever is asked: the set is the best there is, breaks no limit, and advice really helps."""

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from offers import all_sets, answers_all, as_held, asked, broken, hours, method, points, term

from ihubkit.analysis.proposals import propose
from ihubkit.analysis.proposals.advice import relaxed
from ihubkit.analysis.proposals.options import candidates
from ihubkit.model.method import Method
from ihubkit.model.proposal import ProposalRequest, Relaxed

ITEMS = ("A", "B", "C")
SLOW = [HealthCheck.too_slow, HealthCheck.filter_too_much]
UNHURRIED = settings(max_examples=50, deadline=None, suppress_health_check=SLOW)


@st.composite
def methods(draw: st.DrawFn) -> list[Method]:
    """Draw up to six methods; a later one may require an earlier one."""
    made: list[Method] = []
    for number in range(draw(st.integers(0, 6))):
        least = draw(st.integers(1, 5))
        made.append(
            method(
                f"m{number}",
                draw(st.dictionaries(st.sampled_from(ITEMS), st.integers(1, 3), min_size=1)),
                least=least,
                most=draw(st.sampled_from([None, least, least + 3])),
                each=draw(st.sampled_from([0, 1, 2.5, 6, 11])),
                lead=draw(st.sampled_from([0, 3])),
                weeks=draw(st.sampled_from([1, 6, 13])),
                requires=tuple(
                    draw(st.lists(st.sampled_from([one.id for one in made]), max_size=1))
                    if made
                    else ()
                ),
            )
        )
    return made


@st.composite
def requests(draw: st.DrawFn) -> ProposalRequest:
    """Draw a small request, often too tight."""
    offered = draw(methods())
    ids = [one.id for one in offered]
    some = st.lists(st.sampled_from(ids), max_size=1) if ids else st.just([])
    excluded, used = draw(some), draw(some)
    wished = [one for one in draw(some) if one not in (*excluded, *used)]
    taken = st.sampled_from([0, 0, 1])
    needs = draw(st.lists(st.sampled_from(ITEMS), unique=True, max_size=3))
    return asked(
        needs,
        offered,
        weights=[draw(st.integers(5, 10)) for _ in needs],
        limits={
            "people": draw(st.integers(0, 9)),
            "hours": draw(st.sampled_from([0, 10, 25, 60, 200])),
            "hours_each": draw(st.sampled_from([0, 2, 6, 30])),
            "at_once": draw(st.integers(0, 3)),
        },
        terms=tuple(
            term(n, hours_taken=draw(taken) * 7, methods_taken=draw(taken))
            for n in range(draw(st.integers(0, 2)))
        ),
        later=(term(2), term(3)),
        hours_taken=draw(st.sampled_from([0, 0, 8])),
        excluded=tuple(excluded),
        used=tuple(used),
        wished=tuple(wished),
    )


def without(request: ProposalRequest, needs: set[str], wishes: set[str]) -> ProposalRequest:
    """Leave out needs, and wishes."""
    kept = tuple(need for need in request.needs if need.id not in needs)
    wished = tuple(one for one in request.wished if one not in wishes)
    return request.model_copy(update={"needs": kept, "wished": wished})


@UNHURRIED
@given(requests())
def test_the_first_set_is_the_best_of_all_and_breaks_no_limit(request: ProposalRequest) -> None:
    found = propose(request)
    request = without(request, {one.need for one in found.unanswered}, set(found.impossible))
    assume(request.needs or request.wished)

    all_of = ((-points(request, held), hours(held)) for held in all_sets(request))
    best = min(all_of, default=None)

    assert (best is None) == (not found.sets)
    for one in found.sets:
        held = as_held(request, one.chosen)
        assert not broken(request, held)
        assert answers_all(request, held)
        assert one.points == points(request, held)
    if best:
        assert found.sets[0].points == -best[0]
        assert abs(found.sets[0].hours - best[1]) < 1e-3


@UNHURRIED
@given(requests())
def test_there_are_as_many_different_sets_as_can_be_shown(request: ProposalRequest) -> None:
    found = propose(request)
    request = without(request, {one.need for one in found.unanswered}, set(found.impossible))
    assume(found.sets)
    useful = candidates(request).keys()

    possible = {frozenset(one.method.id for one in held) for held in all_sets(request)}

    shown = [one.methods for one in found.sets]
    assert set(shown) <= possible
    assert len(set(shown)) == len(shown) == min(3, sum(one <= useful for one in possible))


@UNHURRIED
@given(requests())
def test_every_advice_makes_a_set_possible(request: ProposalRequest) -> None:
    found = propose(request)
    assume(found.advice)
    aside = {one.need for one in found.unanswered}

    for one in found.advice:
        mended = without(request, aside | set(one.needs), set(one.wishes))
        assert propose(relaxed(mended, one.relaxed)).sets or not (mended.needs or mended.wished)
        if len(one.relaxed) == 1 and not one.needs:
            assert not propose(relaxed(mended, [_less(one.relaxed[0])])).sets


def _less(one: Relaxed) -> Relaxed:
    """Relax a limit by one less than advised."""
    return one.model_copy(update={"needed": one.needed - 1})
