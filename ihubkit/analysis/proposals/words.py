"""What proposals say: sentences with numbers."""

from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from ihubkit.model.method import Method
from ihubkit.model.proposal import (
    Advice,
    Lack,
    LeftOut,
    Limit,
    Proposal,
    ProposalRequest,
    Proposed,
)
from ihubkit.model.texts import Translate, said_number


class Words:
    """Says proposals in the reader's language; titles of methods come with the request."""

    def __init__(self, request: ProposalRequest, texts: Translate) -> None:
        self._request, self._texts = request, texts
        self._methods: Mapping[str, Method] = {one.id: one for one in request.methods}
        self._needs = {need.id: need for need in request.needs}

    def limit(self, limit: Limit) -> str:
        """Say what there is only so much of."""
        _ = self._texts
        return {
            Limit.PEOPLE: _("People who take part"),
            Limit.HOURS: _("Working hours of all, in all"),
            Limit.HOURS_EACH: _("Most hours of one person in a term"),
            Limit.TERMS: _("Terms"),
            Limit.AT_ONCE: _("Most methods at once"),
        }[limit]

    def terms(self) -> list[str]:
        """Name the terms that are counted, and the one of which too little is left."""
        _, request = self._texts, self._request
        said = [", ".join(term.title for term in request.terms)] if request.terms else []
        if request.short:
            said.append(_("too little is left of “{term}”", term=request.short))
        return said

    def fit(self, fit: int) -> str:
        """Say how well a method answers a need."""
        _ = self._texts
        return {1: _("helps a little"), 2: _("helps"), 3: _("made for it")}[fit]

    def answers(self, proposal: Proposal) -> Iterator[str]:
        """Say for each need which methods of a set answer it, the best one first."""
        _, request = self._texts, self._request
        there = [*proposal.methods, *request.used]
        for need in request.needs:
            inside = [one for one in request.methods if one.id in there and need.fit(one)]
            inside.sort(key=lambda one: -need.fit(one))
            if inside:
                said = "; ".join(
                    f"{self._named(one.id)} ({self.fit(need.fit(one))})" for one in inside
                )
                yield _("“{need}” is answered by {methods}.", need=need.title, methods=said)

    def differs(self, proposal: Proposal, first: Proposal) -> Iterator[str]:
        """Say what tells a set from the first one: methods, and hours."""
        _ = self._texts
        without = [one.method for one in first.chosen if one.method not in proposal.methods]
        instead = [one.method for one in proposal.chosen if one.method not in first.methods]
        said = {"without": self.titles(without), "instead": self.titles(instead)}
        if without and instead:
            yield _("Beside the first proposal: {instead} instead of {without}.", **said)
        elif without:
            yield _("Beside the first proposal: without {without}.", **said)
        elif instead:
            yield _("Beside the first proposal: also {instead}.", **said)
        hours = round(proposal.hours - first.hours, 1)
        if hours:
            more = _("{n} working hours more.") if hours > 0 else _("{n} working hours less.")
            yield more.replace("{n}", self.number(abs(hours)))

    def left_out(self, one: LeftOut) -> str:
        """Say which method would fit a need better, and what it would take."""
        _ = self._texts
        said = {"method": self._title(one.method), "need": self._needs[one.need].title}
        said["fit"] = self.fit(one.fit)
        if not one.lacks:
            return _("“{method}” would fit “{need}” better ({fit}); there is room for it.", **said)
        return _(
            "“{method}” would fit “{need}” better ({fit}), but would take: {lacks}.",
            **said,
            lacks="; ".join(self._lack(lack) for lack in one.lacks),
        )

    def advice(self, advice: Advice) -> list[str]:
        """Say what would make a set possible, a sentence each."""
        _ = self._texts
        said = [
            self._instead(self.limit(one.limit), one.needed, one.there) for one in advice.relaxed
        ]
        said += [
            _("Set the need “{need}” aside for now", need=self._needs[one].title)
            for one in advice.needs
        ]
        return said + [_("Do without “{method}”", method=self._title(one)) for one in advice.wishes]

    def aside(self, proposed: Proposed) -> Iterator[str]:
        """Say which needs nothing answers, which wishes cannot come true, and what is not known."""
        _ = self._texts
        for one in proposed.unanswered:
            said = {"need": self._needs[one.need].title, "methods": self.titles(one.excluded)}
            yield (
                _("Only methods that you leave out answer “{need}”: {methods}.", **said)
                if one.excluded
                else _("No method here answers “{need}”. Plan actions of your own for it.", **said)
            )
        for wish in proposed.impossible:
            yield _(
                "“{method}” cannot be proposed: what has to come before it is not to be had.",
                method=self._title(wish),
            )
        if proposed.unproven:
            yield _(
                "This could not be worked out in time. Set a need aside or leave methods out, "
                "then propose again."
            )

    def number(self, value: float) -> str:
        """Write a number, with a decimal where it is not whole."""
        whole = round(value, 1) == round(value)
        return str(round(value)) if whole else said_number(value, self._texts)

    @staticmethod
    def typed(value: float) -> str:
        """Write a number as it is typed into a field."""
        return f"{value:.10g}"

    def titles(self, methods: Sequence[str]) -> str:
        """Name methods."""
        return ", ".join(self._named(one) for one in methods)

    def _named(self, method: str) -> str:
        _ = self._texts
        return _("“{name}”", name=self._title(method))

    def _title(self, method: str) -> str:
        return self._methods[method].title if method in self._methods else method

    def _lack(self, lack: Lack) -> str:
        _ = self._texts
        if lack.limit is None:
            return _("“{method}” before it", method=self._title(lack.before))
        if lack.limit is Limit.TERMS and not lack.needed:
            return _("more terms than can be planned here")
        named = self.limit(lack.limit)
        if lack.term:
            named = f"{named} ({lack.term})"
        return self._instead(named, ceil(round(lack.needed, 3)), lack.there)

    def _instead(self, named: str, needed: float, there: float) -> str:
        _ = self._texts
        return _(
            "{limit}: {needed} instead of {there}",
            limit=named,
            needed=self.number(needed),
            there=self.number(there),
        )
