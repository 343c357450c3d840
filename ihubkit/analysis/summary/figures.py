"""Parts of a summary that tell figures: what it rests on, what is strong, split or weak."""

from ihubkit.analysis.priorities import (
    TOSS,
    Candidate,
    Priority,
    priority_order,
    solidity_words,
)
from ihubkit.analysis.summary import findings
from ihubkit.analysis.summary.sources import Fact, Sources, Told
from ihubkit.analysis.summary.wording import Writer, joined
from ihubkit.model.release import Release

SCHOOL = "school"
CAMPS = -1  # van der Eijk's A where half stand at either end


def about_schools(sources: Sources) -> list[Told]:
    """Return the questionnaires about the school, of which its people tell what they see."""
    return [one for one in sources.told if one.instrument.subject == SCHOOL]


def school_facts(sources: Sources) -> list[Fact]:
    """Return all that is shown of topics of the school."""
    return [fact for told in about_schools(sources) for fact in told.facts(sources.group)]


def weak_facts(sources: Sources) -> list[tuple[Priority, Fact]]:
    """Return what matters and is weak, in the order of priorities."""
    found = [pair for pair in by_priority(sources) if findings.is_weak(pair[1])]
    return found[: findings.MOST]


def by_priority(sources: Sources) -> list[tuple[Priority, Fact]]:
    """Return all topics whose status and importance are shown, in the order of priorities."""
    known: dict[tuple[str, str], Fact] = {}
    found: list[Candidate] = []
    for told in about_schools(sources):
        for fact in told.facts(sources.group):
            if fact.importance is None or fact.importance_share is None:
                continue
            known[told.instrument.id, fact.item] = fact
            n = min(fact.state.n, fact.importance.n)
            shares = fact.share, fact.importance_share
            found.append(Candidate(told.instrument.id, fact.item, *shares, n))
    order = priority_order(found, sources.feasibility)
    return [(one, known[one.candidate.instrument, one.candidate.item]) for one in order]


def basis(writer: Writer) -> list[str]:
    """Say how many answered what and when, and how to read the figures."""
    _, sources = writer.say, writer.sources
    found = [
        _answered(writer, told.instrument.title, release, n)
        for told in sources.told
        for release in reversed(told.releases)
        if (n := max((c.n for c in release.cells if c.group == sources.group), default=0))
    ]
    if not found:
        return _nothing_shown(writer)
    how = _(
        "Figures are means of all answers. Agreement goes from {camps} (two camps) over 0 (spread "
        "evenly) to 1 (all the same).",
        camps=writer.number(CAMPS, 0),
    )
    return [*found, how]


def strong(writer: Writer) -> list[str]:
    """Say what stands well; where nothing does, what stands best."""
    _ = writer.say
    facts = school_facts(writer.sources)
    found = findings.strong(facts)
    if not found and facts:
        best = max(facts, key=lambda one: one.share)
        return [
            _(
                "No topic stands out as strong; the highest is “{title}”: {figures}.",
                title=best.title,
                figures=writer.figures(best),
            )
        ]
    return [
        _(
            "“{title}” stands well: {figures}.",
            title=one.title,
            figures=writer.figures(one, in_words=True),
        )
        for one in found
    ]


def split(writer: Writer) -> list[str]:
    """Say where people are split, and where roles see something differently."""
    found = []
    for told in about_schools(writer.sources):
        facts = told.facts(writer.sources.group)
        found += [_divided(writer, one) for one in findings.split(facts)] or _closest(writer, facts)
        gaps = findings.role_gaps(told, writer.sources.group)
        found += [_role_gap(writer, told, one) for one in gaps]
    return found


def weak(writer: Writer) -> list[str]:
    """Say what matters and is weak, how solid its place is, and how doable the team thinks it."""
    _, found = writer.say, weak_facts(writer.sources)
    if found:
        return [
            joined(_("“{title}” matters and is weak:", title=fact.title), _need(writer, one, fact))
            for one, fact in found
        ]
    return [
        joined(
            _(
                "No topic is both important and weak; first by priority is “{title}”:",
                title=f.title,
            ),
            _need(writer, one, f),
        )
        for one, f in by_priority(writer.sources)[:1]
    ]


def _answered(writer: Writer, title: str, release: Release, n: int) -> str:
    _ = writer.say
    facts = {"n": n, "title": title, "day": writer.day(release), "round": release.round}
    if release.round > 1:
        return _("{n} people answered “{title}”, round {round} ({day}).", **facts)
    return _("{n} people answered “{title}” ({day}).", **facts)


def _nothing_shown(writer: Writer) -> list[str]:
    """Say that there are no figures, in the same words whether they are hidden or missing."""
    _ = writer.say
    if writer.sources.school_id:
        return [
            _(
                "There are no released figures of this school alone. What all schools have in "
                "common stands in the summary of all."
            )
        ]
    return [_("There are no figures in the released results yet: too few have answered.")]


def _divided(writer: Writer, fact: Fact) -> str:
    _ = writer.say
    told = _(
        "People are split on “{title}”: {figures}.", title=fact.title, figures=writer.figures(fact)
    )
    return joined(told, writer.spread(fact))


def _closest(writer: Writer, facts: list[Fact]) -> list[str]:
    _ = writer.say
    least = findings.by_agreement(facts)[:1]
    if facts and not least:
        return [_("How far people agree cannot be shown: too few answered.")]
    return [
        _(
            "On no topic are people split; they agree least on “{title}”: {figures}.",
            title=one.title,
            figures=writer.figures(one),
        )
        for one in least
    ]


def _role_gap(writer: Writer, told: Told, one: findings.RoleGap) -> str:
    """Say how far two roles are apart; that it may be chance, where it may."""
    _, gap = writer.say, one.gap
    facts = {
        "title": told.instrument.items[gap.item].title,
        "high": writer.sources.name(gap.higher.key),
        "high_mean": writer.number(gap.means[0]),
        "high_n": one.higher_n,
        "low": writer.sources.name(gap.lower.key),
        "low_mean": writer.number(gap.means[1]),
        "low_n": one.lower_n,
        "most": told.scale(gap.item, told.state)[1],
    }
    figures = _(
        "{high} {high_mean} (n = {high_n}), {low} {low_mean} (n = {low_n}) of {most}.", **facts
    )
    if not gap.is_clear or gap.interval is None:
        what = _(
            "Between roles, no difference is larger than chance may bring; widest on “{title}”:",
            **facts,
        )
        return joined(what, figures)
    least, most = (writer.number(end) for end in (gap.interval.low, gap.interval.high))
    likely = _("Likely {least} to {most} points apart.", least=least, most=most)
    return joined(_("Roles see “{title}” differently:", **facts), figures, likely)


def _need(writer: Writer, priority: Priority, fact: Fact) -> str:
    _ = writer.say
    figures = _(
        "status {status} of {most}, importance {importance} of {importance_most}, n = {n}.",
        status=writer.number(fact.state.mean),
        most=fact.high,
        importance=writer.number(fact.importance.mean if fact.importance else 0),
        importance_most=fact.importance_high,
        n=priority.candidate.n,
    )
    return joined(figures, _place(writer, priority), _doable(writer, priority))


def _place(writer: Writer, priority: Priority) -> str:
    """Say how solid a place among the first three is, where the round that ranks most tells."""
    _, sources, wanted = writer.say, writer.sources, priority.candidate
    told = next(one for one in about_schools(sources) if one.instrument.id == wanted.instrument)
    rounds = ([r for r in one.ranks if r.group == sources.group] for one in told.releases)
    widest = max(rounds, key=len)  # of equal ones the newest
    top = next((rank.top for rank in widest if rank.item == wanted.item), 0)
    if top < TOSS:
        return ""
    return _("Its place among the first three: {word}.", word=solidity_words(top, writer.say))


def _doable(writer: Writer, priority: Priority) -> str:
    """Say how doable the team thinks it is, where it has judged."""
    _, wanted = writer.say, priority.candidate
    judged = {(one.instrument, one.item) for one in writer.sources.feasibility}
    if (wanted.instrument, wanted.item) not in judged:
        return ""
    words = {
        1: _("The team thinks it is hard to do."),
        2: _("The team thinks it is possible."),
        3: _("The team thinks it is easy to do."),
    }
    return words[priority.feasibility]
