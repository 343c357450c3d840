"""Parts of a summary beside the figures: what people wrote, what was chosen, what stays open."""

from collections import Counter

from ihubkit.analysis.summary import findings
from ihubkit.analysis.summary.figures import about_schools, school_facts, weak_facts
from ihubkit.analysis.summary.sources import ALL
from ihubkit.analysis.summary.wording import Writer, joined
from ihubkit.model.answer import CardKind
from ihubkit.model.need import FocusNeed
from ihubkit.model.release import ShownCard


def written(writer: Writer) -> list[str]:
    """Quote the approved cards with most votes, kind by kind."""
    _, sources = writer.say, writer.sources
    own = [card for card in sources.cards if sources.school_id in ("", card.school_id)]
    found: list[ShownCard] = []
    for kind in CardKind:
        cards = sorted((c for c in own if c.kind is kind), key=lambda card: -card.votes)
        found += cards[: findings.MOST]
    quotes = [_quote(writer, card) for card in found]
    rest = len(own) - len(found)
    return [*quotes, _("{n} more approved cards are not quoted here.", n=rest)] if rest else quotes


def chosen(writer: Writer) -> list[str]:
    """Say which needs were chosen; for all schools, by how many."""
    _, needs = writer.say, writer.sources.needs
    if not needs:
        return [_("No focus need has been chosen yet.")]
    if writer.sources.school_id:
        return [_own_need(writer, need) for need in needs]
    counted = Counter((need.instrument, need.item) for need in needs)
    return [
        _("Chosen by 1 school: “{title}”.", title=writer.sources.title(*key))
        if schools == 1
        else _("Chosen by {n} schools: “{title}”.", n=schools, title=writer.sources.title(*key))
        for key, schools in counted.most_common()
    ]


def open_questions(writer: Writer) -> list[str]:
    """Ask what the figures leave open, and say what they never tell."""
    return [
        *_not_asked_again(writer),
        *_not_chosen(writer),
        *_few_rated(writer),
        *_never_shown(writer),
    ]


def _kind(writer: Writer, kind: CardKind) -> str:
    _ = writer.say
    names = {
        CardKind.PRACTICE: _("Good practice"),
        CardKind.NEED: _("Need"),
        CardKind.IDEA: _("Idea"),
    }
    return names[kind]


def _quote(writer: Writer, card: ShownCard) -> str:
    _ = writer.say
    facts = {
        "kind": _kind(writer, card.kind),
        "text": " ".join(card.text.split()),
        "votes": _("1 vote") if card.votes == 1 else _("{n} votes", n=card.votes),
        "section": writer.sources.section(card.section),
    }
    if not facts["section"]:
        return _("{kind}: “{text}” ({votes})", **facts)
    return _("{kind}: “{text}” ({section}, {votes})", **facts)


def _own_need(writer: Writer, need: FocusNeed) -> str:
    """Say what was known of a need when it was chosen, and whose figures these were."""
    _ = writer.say
    told = _chosen(writer, need)
    is_alone = need.evidence.group != ALL or need.evidence.n is None
    return told if is_alone else joined(told, _("From the answers of all schools."))


def _chosen(writer: Writer, need: FocusNeed) -> str:
    _, found = writer.say, need.evidence
    facts = {"title": writer.sources.title(need.instrument, need.item), "n": found.n}
    if found.n is None or found.status is None:
        return _("Chosen: “{title}”.", **facts)
    facts["status"] = writer.number(found.status)
    if found.importance is None:
        return _("Chosen: “{title}”, then at {status} (n = {n}).", **facts)
    facts["importance"] = writer.number(found.importance)
    return _(
        "Chosen: “{title}”, then at status {status}, importance {importance} (n = {n}).", **facts
    )


def _not_asked_again(writer: Writer) -> list[str]:
    _, group = writer.say, writer.sources.group
    return [
        _(
            "What lies behind the different views on “{title}” ({figures})? It was asked once.",
            title=fact.title,
            figures=writer.figures(fact),
        )
        for told in about_schools(writer.sources)
        for fact in findings.split_and_not_asked_again(told, group)[:1]
    ]


def _not_chosen(writer: Writer) -> list[str]:
    _ = writer.say
    taken = {(need.instrument, need.item) for need in writer.sources.needs}
    return [
        _(
            "“{title}” matters and is weak ({figures}), and is no focus need: on purpose?",
            title=fact.title,
            figures=writer.figures(fact),
        )
        for one, fact in weak_facts(writer.sources)
        if taken and (one.candidate.instrument, one.candidate.item) not in taken
    ]


def _few_rated(writer: Writer) -> list[str]:
    _, facts = writer.say, school_facts(writer.sources)
    most = max((one.state.n for one in facts), default=0)
    return [
        _(
            "Only {n} of {most} people rated “{title}”: is it unclear, or not to be seen?",
            n=fact.state.n,
            most=most,
            title=fact.title,
        )
        for fact in findings.thin(facts)
    ]


def _never_shown(writer: Writer) -> list[str]:
    """Say what is never shown, in the same words whether anything is hidden or not."""
    _ = writer.say
    k = max((one.k for told in writer.sources.told for one in told.releases), default=0)
    if not k:
        return []
    return [
        _(
            "Groups of fewer than {k} people are never shown, and nobody is told which. Who is not "
            "heard in these figures?",
            k=k,
        )
    ]
