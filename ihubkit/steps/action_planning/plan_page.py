"""What the pages beside the editor of a plan share: whose plan, and looking only when looked at."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import ClassVar, NamedTuple

import ipywidgets
import traitlets

from ihubkit.errors import NotAllowedError
from ihubkit.live import plans
from ihubkit.live.dossier import dossier_of
from ihubkit.model.dossier import Dossier
from ihubkit.model.people import VisitorKind
from ihubkit.model.plan import Plan
from ihubkit.steps.results.model import TEAMS
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step


class PlanPage(Step):
    """A page of a school's plan; `school_id` and `active` follow the editor's heading.

    Subclasses implement `show`, which sets their traits; it runs only while the page is looked at.
    """

    audience: ClassVar[frozenset[VisitorKind]] = TEAMS

    school_id = traitlets.Unicode()
    active = traitlets.Bool(default_value=False)

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._seen = -1
        self._found_for, self._plan_id = "", ""  # a school, and the id of its plan

    def show(self) -> None:
        """Read the plan and set the traits."""
        raise NotImplementedError

    @property
    def by(self) -> str:
        """Who edits, for the history: a kind of visitor, not a name."""
        return self.scene.visitor.kind.value

    @property
    def plan(self) -> Plan:
        """The plan this visitor may work on.

        Raises:
            NotAllowedError: It is another school's.
        """
        if not self.scene.visitor.may_work_on(self.school_id):
            raise NotAllowedError("Only a school's own team works on its plan.")
        return plans.plan_of(self.scene.store, self.school_id)

    @property
    def revision(self) -> int:
        """The plan's revision, without reading the plan: it is asked for about once a second."""
        if self._found_for != self.school_id:
            self._found_for, self._plan_id = self.school_id, self.plan.id
        return self.scene.store.plan_revision(self._plan_id)

    @property
    def dossier(self) -> Dossier:
        """The plan with all it refers to, in the visitor's language."""
        scene, school_id = self.scene, self.plan.school_id
        today = datetime.now(UTC).date()
        return dossier_of(scene.store, scene.content, school_id, scene.language, today=today)

    @traitlets.observe("school_id", "active")
    def _turned_to(self, _: object) -> None:
        self.look_again()

    def refresh(self) -> None:
        """Show the plan as it is now, where somebody looks."""
        if self.active and self.school_id:
            self._seen = self.revision
            self.show()

    def watch(self) -> None:
        """Look for what others wrote, where somebody looks."""
        if self.active and self.school_id and self.revision != self._seen:
            self.refresh()


class Page(NamedTuple):
    """A page beside the editor: its rules, and what shows them."""

    model: PlanPage
    control: ipywidgets.DOMWidget


MakePage = Callable[[Scene], Page]
