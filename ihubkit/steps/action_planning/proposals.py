"""Methods that fit: sets of methods within the limits, with their reasons; and into the plan."""

from typing import Any

import traitlets

from ihubkit.analysis.proposals import Words, propose
from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live.proposals import request_of
from ihubkit.live.take_proposal import take
from ihubkit.model.command import command
from ihubkit.model.dossier import Dossier
from ihubkit.model.proposal import (
    Limit,
    ProposalRequest,
    Proposed,
    Wanted,
    read_amount,
)
from ihubkit.steps.action_planning.plan_page import Page, PlanPage
from ihubkit.steps.action_planning.proposals_shown import EXCLUDE, WISH, form_shown, found_shown
from ihubkit.steps.page import link
from ihubkit.steps.scene import Scene
from ihubkit.widgets.proposals import PlanProposals


def proposals_page(scene: Scene) -> Page:
    """Build the page."""
    model = Proposals(scene)
    control = PlanProposals(texts=scene.texts.catalogue, language=scene.language)
    return Page(model, link(model, control, {"shown": "state"}))


class Proposals(PlanPage):
    """Proposed sets; they are found anew when what is asked for changes.

    What a team itself takes into the plan changes that, too; its sets then stay as they are, so
    that it can take more of them.
    """

    shown = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._wanted, self._asker = Wanted(), ""
        self._found = Proposed()
        self._asked: list[ProposalRequest] = []  # what was asked, then what own taking made of it
        self._number = 0  # of the sets that are shown

    @command
    def ask(self, limits: dict[str, str], methods: dict[str, str], aside: list[str]) -> None:
        """Propose with other limits, with methods that must or must not be there.

        Args:
            limits: By id of the limit; one left empty is as the plan says.
            methods: By id: "wish" or "exclude".
            aside: Ids of needs that are not to be answered this time.
        """
        amounts = {one: read_amount(_limit(one), text) for one, text in limits.items() if text}
        usual = self._request(self.dossier, Wanted())
        changed = {one: n for one, n in amounts.items() if n != usual.amount(Limit(one))}
        self._wanted = Wanted(
            **{one: n if Limit(one) in HOURS else round(n) for one, n in changed.items()},
            aside=tuple(aside),
            wished=tuple(one for one, how in methods.items() if how == WISH),
            excluded=tuple(one for one, how in methods.items() if how == EXCLUDE),
        )
        self._asked = []

    @command
    def follow(self, advice: int, seen: int) -> None:
        """Ask again as one piece of advice says."""
        told = self._of(self._found.advice, advice, seen)
        amounts = {one.limit.value: one.needed for one in told.relaxed}
        wished = tuple(one for one in self._wanted.wished if one not in told.wishes)
        aside = (*self._wanted.aside, *told.needs)
        changed = {"aside": aside, "wished": wished}
        self._wanted = Wanted.model_validate(self._wanted.model_dump() | amounts | changed)
        self._asked = []

    @command
    def allow(self) -> None:
        """Ask again without leaving any method out."""
        self._wanted = self._wanted.model_copy(update={"excluded": ()})
        self._asked = []

    @command
    def take(self, proposal: int, method: str, seen: int) -> str:
        """Take a set into the plan, or one method of it."""
        told = self._of(self._found.sets, proposal, seen)
        scene, request, school = self.scene, self._asked[0], self.plan.school_id
        chosen = [one for one in told.chosen if method in ("", one.method)]
        taken = take(
            scene.store,
            scene.content,
            school,
            request,
            chosen,
            language=scene.language,
            by=self.by,
        )
        self._asked.append(self._request(self.dossier, self._wanted))
        _ = scene.texts
        names = ", ".join(_("“{name}”", name=one.method_title) for one in taken)
        if not taken:
            return _("These methods are in your plan already.")
        return _("Now in your plan: {methods}. Say there who leads it.", methods=names)

    def show(self) -> None:
        """Propose, where something else is asked for now; and say what the plan has by now."""
        if self._asker != self.school_id:
            self._asker, self._wanted, self._asked = self.school_id, Wanted(), []
        dossier = self.dossier
        request = self._request(dossier, self._wanted)
        if request not in self._asked:
            self._found, self._asked = propose(request), [request]
            self._number += 1
        words = Words(self._asked[0], self.scene.texts)
        self.shown = {
            "id": dossier.plan.id,
            "number": self._number,
            **form_shown(dossier, request, self._request(dossier, Wanted()), self._wanted, words),
            **found_shown(dossier, self._asked[0], self._found, words, self.scene.texts),
        }

    def _request(self, dossier: Dossier, wanted: Wanted) -> ProposalRequest:
        return request_of(dossier, self.scene.content, wanted)

    def _of(self, told: tuple[Any, ...], number: int, seen: int) -> Any:  # noqa: ANN401 -- a set or advice
        """Return one of those that are shown.

        Raises:
            NotFoundError: Others are shown by now.
        """
        if seen != self._number or not 0 <= number < len(told):
            raise NotFoundError("Other methods are proposed by now. Look again and choose.")
        return told[number]


HOURS = (Limit.HOURS, Limit.HOURS_EACH)


def _limit(name: str) -> Limit:
    if name not in set(Limit):
        raise InvalidValueError("There is no limit “{name}”.", name=name[:40])
    return Limit(name)
