"""Figures as a summary writes them: every sentence carries its numbers."""

from dataclasses import dataclass

from ihubkit.analysis.summary.sources import Fact, Sources
from ihubkit.model.need import agreement_word
from ihubkit.model.release import Release
from ihubkit.model.texts import Translate

MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True)
class Writer:
    """Who writes: what the summary is made from, and in which language.

    `say` is the language; each function that writes calls it `_`, so that its texts are gathered.
    """

    sources: Sources
    say: Translate

    def number(self, value: float, digits: int = 1) -> str:
        """Write a number as the reader does."""
        whole, point, part = f"{abs(value):.{digits}f}".partition(".")
        sign = MINUS if round(value, digits) < 0 else ""
        return sign + (self.say("{whole}.{part}", whole=whole, part=part) if point else whole)

    def figures(self, fact: Fact, *, in_words: bool = False) -> str:
        """Write where an item stands, from how many answers, and how far they agree."""
        _, agreement = self.say, fact.state.agreement
        facts = {"mean": self.number(fact.state.mean), "most": fact.high, "n": fact.state.n}
        if agreement is None:
            return _("{mean} of {most}, n = {n}", **facts)
        facts["agreement"] = self.number(agreement, 2)
        if not in_words:
            return _("{mean} of {most}, n = {n}, agreement {agreement}", **facts)
        word = agreement_word(agreement, self.say)
        return _("{mean} of {most}, n = {n}, agreement {agreement}: {word}", **facts, word=word)

    def spread(self, fact: Fact) -> str:
        """Write how many chose each answer; an empty text where that is not shown."""
        if not fact.state.counts:
            return ""
        _ = self.say
        scale = range(fact.low, fact.high + 1)
        counts = ", ".join(str(fact.state.counts.get(value, 0)) for value in scale)
        return _(
            "Answers from {low} to {high}: {counts}.", low=fact.low, high=fact.high, counts=counts
        )

    def day(self, release: Release) -> str:
        """Write when a release was made."""
        return self.sources.days.get(release.id) or release.made_at.date().isoformat()


def joined(*sentences: str) -> str:
    """Set sentences one after the other; empty ones fall away."""
    return " ".join(filter(None, sentences))
