"""What a page offers to choose from, in words."""

from collections.abc import Iterable, Mapping
from typing import Any

from ihubkit.errors import NotFoundError
from ihubkit.model.release import Release
from ihubkit.model.texts import Translate
from ihubkit.model.value import Value
from ihubkit.steps.scene import Scene


class Choice(Value):
    """One list to choose from; `options` maps ids to what they are called."""

    name: str
    label: str
    options: Mapping[str, str]
    value: str

    @property
    def ids(self) -> list[str]:
        """What may be chosen."""
        return list(self.options)

    def shown(self) -> dict[str, Any]:
        """Return it as the heading draws it."""
        options = [{"id": one, "title": title} for one, title in self.options.items()]
        return self.model_dump(include={"name", "label", "value"}) | {"options": options}


def wave_name(wave: int, texts: Translate) -> str:
    """Return what a measurement is called."""
    _ = texts
    return _("Follow-up {n}", n=wave) if wave else _("First measurement")


def release_titles(scene: Scene, releases: Iterable[Release]) -> dict[str, str]:
    """Return the title of each release by id: questionnaire, measurement, workshop and day."""
    return {
        one.id: " · ".join(
            (
                scene.texts(one.title),
                wave_name(one.wave, scene.texts),
                _workshop_title(scene, one),
                one.made_at.date().isoformat(),
            )
        )
        for one in releases
    }


def _workshop_title(scene: Scene, release: Release) -> str:
    try:
        return scene.store.find_workshop(release.workshop_id).title
    except NotFoundError:
        _ = scene.texts
        return _("A workshop that is gone")
