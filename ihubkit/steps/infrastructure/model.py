"""What a team answers once for its school: edits that meet, and the picture they make."""

from typing import Any, ClassVar

import traitlets

from ihubkit.errors import IHubKitError, NotAllowedError, NotFoundError, StaleWriteError
from ihubkit.live.lights import lights
from ihubkit.live.school_answers import Form, edit_answer, forms_of
from ihubkit.model.command import command
from ihubkit.model.instrument import Facet, Instrument, Item
from ihubkit.model.people import VisitorKind
from ihubkit.model.plan import FieldChange
from ihubkit.steps.results.choices import Choice, wave_name
from ihubkit.steps.results.model import TEAMS
from ihubkit.steps.scene import Scene
from ihubkit.steps.step import Step


class Infrastructure(Step):
    """The answers of one school's team; an edit names what its editor saw."""

    audience: ClassVar[frozenset[VisitorKind]] = TEAMS

    school_id = traitlets.Unicode()
    instrument_id = traitlets.Unicode()
    form = traitlets.Dict()  # the questions, see `widgets.dashboard.TeamForm`
    answers = traitlets.Dict()
    picture = traitlets.Dict()

    def __init__(self, scene: Scene) -> None:
        super().__init__(scene)
        self._seen: object = None
        self.school_id = scene.visitor.school_id or self._first_school()
        self.look_again()

    @command
    def choose(self, name: str, value: str) -> None:
        """Turn to another school or questionnaire."""
        if name == "questions" and value in {one.instrument.id for one in self._forms()}:
            self.instrument_id = value
        elif name == "school" and self.scene.visitor.may_work_on(value):
            self.school_id = self.scene.store.find_school(value).id
        else:
            raise NotAllowedError("Only a school's own team answers for it.")

    @command
    def edit(
        self, part: str, part_id: str, changes: dict[str, dict[str, str]], mark: int
    ) -> dict[str, Any]:
        """Change fields of an answer; told with the sender's mark, a clash with both texts.

        Args:
            part: The form the sender sees; one that was turned away from takes nothing.
            part_id: Which question.
            changes: By field: what the editor saw (`before`) and wants (`after`).
            mark: Of the sender.
        """
        try:
            form = self._own_form()
            if part != form.key:
                raise NotFoundError("This page shows another form now, so this was not saved.")
            wanted = {
                name: FieldChange(before=one.get("before", ""), after=one.get("after", ""))
                for name, one in changes.items()
            }
            edit_answer(self.scene.store, form, part_id, wanted)
        except StaleWriteError as clash:
            said = {"kind": "warn", "text": self.scene.texts.error(clash), "mark": mark}
            return said | {"theirs": clash.theirs}
        except IHubKitError as error:
            return {"kind": "bad", "text": self.scene.texts.error(error), "mark": mark}
        return {"mark": mark, "saved": True}

    def watch(self) -> None:
        """Look for what other editors wrote."""
        if self._forms() and self._signature(self._own_form()) != self._seen:
            self.refresh()

    def refresh(self) -> None:
        """Read the answers again."""
        forms = self._forms()
        if not forms:
            self.form = self.answers = self.picture = {}
            self.heading = self._head(None, forms)
            return
        form = self._own_form()
        self.instrument_id = form.instrument.id
        self._seen = self._signature(form)
        shown = lights(self.scene.store, form, self.scene.texts)
        self.form = _form_shown(form.instrument)
        self.answers = _answers_shown(form, shown)
        self.picture = _picture_shown(shown) | {"needs": self._address("/dashboards/needs_mapping")}
        self.heading = self._head(form, forms)

    def _first_school(self) -> str:
        return next((school.id for school in self.scene.store.list_schools()), "")

    def _forms(self) -> list[Form]:
        if not self.school_id:
            return []
        scene = self.scene
        return forms_of(scene.store, scene.content, self.school_id, scene.language)

    def _own_form(self) -> Form:
        """Return the form this visitor may fill in.

        Raises:
            NotAllowedError: It is another school's.
            NotFoundError: The hub has none.
        """
        if not self.scene.visitor.may_work_on(self.school_id):
            raise NotAllowedError("Only a school's own team answers for it.")
        forms = self._forms()
        if not forms:
            raise NotFoundError("This hub asks nothing of school teams.")
        return next((one for one in forms if one.instrument.id == self.instrument_id), forms[0])

    def _signature(self, form: Form) -> object:
        given = form.answers(self.scene.store)
        return form.key, {item: answer.version for item, answer in given.items()}

    def _address(self, path: str) -> str:
        return f"{self.scene.base}{path}" if self.scene.served_url else ""

    def _head(self, form: Form | None, forms: list[Form]) -> dict[str, Any]:
        _ = self.scene.texts
        schools = {one.id: one.name for one in self.scene.store.list_schools()}
        asked = {one.instrument.id: one.instrument.title for one in forms}
        is_team = self.scene.visitor.kind is VisitorKind.TEAM
        school = Choice(name="school", label=_("School"), options=schools, value=self.school_id)
        questions = Choice(
            name="questions", label=_("Questions"), options=asked, value=self.instrument_id
        )
        printed = self._address(f"/print/infrastructure/{self.school_id}")
        offered = [*([] if is_team else [school]), *([questions] if len(asked) > 1 else [])]
        return {
            "title": form.instrument.title if form else _("Digital infrastructure"),
            "badge": " · ".join(
                filter(None, [schools.get(self.school_id), form and wave_name(form.wave, _)])
            ),
            "about": form.instrument.about if form else _("This hub asks nothing of school teams."),
            "choices": [one.shown() for one in offered],
            "links": [{"title": _("Print view"), "href": printed, "new": True}]
            if form and printed
            else [],
        }


def _form_shown(asked: Instrument) -> dict[str, Any]:
    return {
        "id": asked.id,
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "about": section.about,
                "items": [_item_shown(asked, item) for item in section.items],
            }
            for section in asked.sections
        ],
    }


def _item_shown(asked: Instrument, item: Item) -> dict[str, Any]:
    facets = [_facet_shown(asked, item, facet) for facet in asked.facets]
    return {"id": item.id, "title": item.title, "about": item.about, "facets": facets}


def _facet_shown(asked: Instrument, item: Item, facet: Facet) -> dict[str, Any]:
    offered = asked.options(item.id, facet.id)
    return {
        "id": facet.id,
        "question": facet.question,
        "unsure": facet.unsure,
        "described": facet.id in item.answers,
        "options": [{"value": str(one.value), "text": one.text} for one in offered],
    }


def _answers_shown(form: Form, shown: dict[str, Any]) -> dict[str, Any]:
    sections = shown["sections"]
    kept = ("fields", "light", "word")
    first = next((one["id"] for one in sections if one["done"] < one["of"]), sections[0]["id"])
    return {
        "id": form.key,
        "form": form.instrument.id,
        "first": first,
        "items": {
            item["id"]: {name: item[name] for name in kept}
            for section in sections
            for item in section["items"]
        },
        "sections": [{name: one[name] for name in ("id", "done", "of")} for one in sections],
        **{name: shown[name] for name in ("done", "of", "gone")},
    }


def _picture_shown(shown: dict[str, Any]) -> dict[str, Any]:
    kept = ("id", "title", "light", "word", "importance", "before")
    return {
        "counts": shown["counts"],
        "first": shown["first"],
        "sections": [
            {
                "title": one["title"],
                "counts": one["counts"],
                "items": [{name: item[name] for name in kept} for item in one["items"]],
            }
            for one in shown["sections"]
        ],
    }
