"""The course brief beside the pictures of training wishes."""

from typing import Any, ClassVar
from urllib.parse import quote, urlencode

import traitlets

from ihubkit.errors import InvalidValueError, NotFoundError
from ihubkit.live.course import LENGTHS, brief, length_names, may_brief
from ihubkit.model.command import command
from ihubkit.model.people import VisitorKind
from ihubkit.model.release import Release
from ihubkit.steps.results.model import TEAMS
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step


class Course(Step):
    """The course that the group looked at wishes for; nothing where it is about something else.

    `release_id` and `group` follow what the page looks at, which its visitor may see.
    """

    audience: ClassVar[frozenset[VisitorKind]] = TEAMS | {VisitorKind.READER}

    release_id = traitlets.Unicode()
    group = traitlets.Unicode()
    course = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._length = next(iter(LENGTHS))
        self._found: tuple[str, Release | None] = ("", None)  # a release never changes

    @command
    def choose_length(self, length: str) -> None:
        """Plan a longer or a shorter course."""
        if length not in LENGTHS:
            raise InvalidValueError("There is no course of this length. Choose one of the list.")
        self._length = length

    @traitlets.observe("release_id", "group")
    def _looked_at(self, _: object) -> None:
        self.look_again()

    def refresh(self) -> None:
        """Make the brief of the release and group looked at."""
        if self._found[0] != self.release_id:
            self._found = self.release_id, self._about_wishes()
        _, release = self._found
        shown = release and self.group in {cell.group for cell in release.cells}
        self.course = self._shown(release) if release and shown else {}

    def _about_wishes(self) -> Release | None:
        try:
            found = self.scene.store.find_release(self.release_id)
        except NotFoundError:  # none yet, or one over all schools, which is stored nowhere
            return None
        return found if may_brief(self.scene.content, found) else None

    def _shown(self, release: Release) -> dict[str, Any]:
        scene = self.scene
        told = brief(
            scene.store,
            scene.content,
            release,
            group=self.group,
            length=self._length,
            texts=scene.texts,
        )
        query = urlencode({"group": self.group, "length": self._length})
        path = f"{scene.base}/print/course/{quote(release.id)}?{query}"
        return told | {
            "length": self._length,
            "lengths": [{"id": k, "title": v} for k, v in length_names(scene.texts).items()],
            "print": path if scene.served_url else "",
        }
