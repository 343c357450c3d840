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


def said_title(release: Release, texts: Translate) -> str:
    """Return what results are called: the questionnaire, and its round from the second on."""
    _, number = texts, release.round
    title = _(release.title.removesuffix(f", round {number}"))
    return _("{title}, round {round}", title=title, round=number) if number > 1 else title


def release_titles(scene: Scene, releases: Iterable[Release]) -> dict[str, str]:
    """Return the title of each release by id: questionnaire, measurement, workshop and day."""
    return {
        one.id: " · ".join(
            (
                said_title(one, scene.texts),
                wave_name(one.wave, scene.texts),
                _workshop_title(scene, one),
                one.made_at.date().isoformat(),
            )
        )
        for one in releases
    }


def _workshop_title(scene: Scene, release: Release) -> str:
    _ = scene.texts
    if not release.workshop_id:
        return _("All workshops")
    try:
        return scene.store.find_workshop(release.workshop_id).title
    except NotFoundError:
        return _("A workshop that is gone")
