"""One function per notebook: read the settings, wire a step, show it; errors in words."""

import logging
from collections.abc import Callable, Mapping
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from IPython import get_ipython
from IPython.display import HTML, display

from ihubkit.content import Content, Texts, load_content
from ihubkit.errors import IHubKitError, NotFoundError
from ihubkit.live.hubs import open_hub
from ihubkit.model.people import Visitor, VisitorKind
from ihubkit.rehearsal.sample_hub import fill_sample_hub, open_evening
from ihubkit.settings import Settings, read_settings
from ihubkit.steps.action_planning.model import ActionPlanning
from ihubkit.steps.action_planning.view import plan_view
from ihubkit.steps.board.model import Board
from ihubkit.steps.board.view import board_view
from ihubkit.steps.cockpit.hand_out import HandOut
from ihubkit.steps.cockpit.model import Cockpit
from ihubkit.steps.cockpit.prepare import Prepare
from ihubkit.steps.cockpit.programme import ProgrammeDesk
from ihubkit.steps.cockpit.summary import Summaries
from ihubkit.steps.cockpit.view import cockpit_view
from ihubkit.steps.dashboard.model import Dashboard
from ihubkit.steps.dashboard.view import dashboard_view
from ihubkit.steps.infrastructure.model import Infrastructure
from ihubkit.steps.infrastructure.view import infrastructure_view
from ihubkit.steps.methods.model import Methods
from ihubkit.steps.methods.view import methods_view
from ihubkit.steps.needs_mapping.model import NeedsMapping
from ihubkit.steps.needs_mapping.view import needs_view
from ihubkit.steps.page import close_widgets, refuse_widgets_of_pages
from ihubkit.steps.results.course import Course
from ihubkit.steps.results.published import Published
from ihubkit.steps.scene import Scene
from ihubkit.steps.self_assessment.model import SelfAssessment
from ihubkit.steps.self_assessment.view import self_assessment_view
from ihubkit.store import Store
from ihubkit.widgets.control import Control

log = logging.getLogger(__name__)
OFTEN = 10  # Python 3.11 and later adapt code that runs about so often
SAMPLE = "sample-hub"  # the folder beside the notebooks when there is no hub yet

DASHBOARDS: Mapping[str, Callable[[Scene], object]] = {
    "facilitator": lambda scene: cockpit_view(
        Cockpit(scene), Prepare(scene), HandOut(scene), Summaries(scene), ProgrammeDesk(scene)
    ),
    "board": lambda scene: board_view(Board(scene)),
    "needs_mapping": lambda scene: needs_view(NeedsMapping(scene)),
    "infrastructure": lambda scene: infrastructure_view(Infrastructure(scene)),
    "self_assessment": lambda scene: self_assessment_view(SelfAssessment(scene)),
    "action_planning": lambda scene: plan_view(ActionPlanning(scene)),
    "methods": lambda scene: methods_view(Methods(scene)),
    "dashboard": lambda scene: dashboard_view(Dashboard(scene), Published(scene), Course(scene)),
}
_READ: dict[Path, Content] = {}  # what was read before a fork


def facilitator() -> None:
    """Show the facilitator's cockpit."""
    _show("facilitator")


def board() -> None:
    """Show the projector's page."""
    _show("board")


def needs_mapping() -> None:
    """Show a school's picture and choose its focus needs."""
    _show("needs_mapping")


def infrastructure() -> None:
    """Show what a school's team answers for its school."""
    _show("infrastructure")


def self_assessment() -> None:
    """Show a group's levels and what the questionnaire asks."""
    _show("self_assessment")


def action_planning() -> None:
    """Show a school's plan to write."""
    _show("action_planning")


def methods() -> None:
    """Show the catalogue of methods."""
    _show("methods")


def dashboard() -> None:
    """Show all released results to explore."""
    _show("dashboard")


def warm_up() -> None:
    """Do once, where kernels are forked from, what each of them would do first.

    All dashboards are built on a sample hub that is thrown away: then the questionnaires are read,
    and the libraries have compiled what they compile. The hub's own database is read a little, and
    closed. No connection and no widget stays open.
    """
    settings = read_settings()
    content = _READ[settings.data_dir] = load_content(settings.data_dir)
    if settings.database_url:
        _read_a_little(settings)
    with TemporaryDirectory() as folder, open_hub(Settings(data_dir=Path(folder))) as store:
        fill_sample_hub(store, content)
        open_evening(store, content)
        visitor = Visitor(kind=VisitorKind.FACILITATOR)
        for language in content.languages:
            texts = content.texts(language)
            scene = Scene(store, content, visitor, texts, served_url="http://localhost")
            for build in DASHBOARDS.values():
                build(scene)
        _click_around(Dashboard(scene))
    close_widgets()
    shell: Any = get_ipython()
    for _ in range(OFTEN if shell else 0):
        shell.run_cell("None", silent=True)


def _click_around(model: Dashboard) -> None:
    """Choose so often that Python has made the ways a click goes quick, before they are forked."""
    group = model.offered()[-1]
    for value in list(group.ids) * OFTEN:
        model.do({"do": "choose", "name": group.name, "value": value})


def _read_a_little(settings: Settings) -> None:
    store = open_hub(settings)
    try:
        store.find_hub()
        for school in store.list_schools()[:1]:
            store.list_needs(school.id)
            store.find_plan_of(school.id)
            store.list_releases(school_id=school.id)
        for workshop in store.list_workshops()[:1]:
            store.find_workshop(workshop.id)
            store.list_cards(workshop.id)
            store.count_seats(workshop.id)
        store.list_releases()
        store.list_links()
        store.revisions()
    except NotFoundError:  # a hub that has not been made yet
        log.info("the hub is empty")
    finally:
        store.keep()


def _show(name: str) -> None:
    """Display a dashboard, or a kind sentence; the log has the rest."""
    _ = Texts("en")  # until it is known whom the page serves
    try:
        scene = open_scene(read_settings())
        _ = scene.texts
        if scene.sample:
            _say(_("No hub was found here, so this works on a sample hub."))
        display(DASHBOARDS[name](scene))  # type: ignore[no-untyped-call]  # IPython has no types
    except IHubKitError as error:
        log.warning("cannot show: %s %s", error.message, error.detail)
        _say(_.error(error))
    except Exception:
        log.exception("cannot show")
        _say(_("This page cannot be shown just now. Reload it, or tell the hub."))


def open_scene(settings: Settings) -> Scene:
    """Open store and content for the visitor the server names.

    Without a server there is no visitor: whoever opens the notebook holds the files, so the
    notebook works as a facilitator's, on the sample hub when there is no other.
    """
    served = bool(settings.visitor)
    Control.home = settings.controls_url
    if served:
        refuse_widgets_of_pages()
    settings = settings if served else _with_hub(settings)
    content = _READ.get(settings.data_dir) or load_content(settings.data_dir)
    store = open_hub(settings)
    sample = not served and settings.data_dir.name == SAMPLE
    if sample:
        fill_sample_hub(store, content)
        open_evening(store, content)
    visitor = _visitor(settings)
    return Scene(
        store=store,
        content=content,
        visitor=visitor,
        texts=content.texts(visitor.language),
        served_url=settings.served_url if served else "",
        data_dir=settings.data_dir,
        sample=sample,
    )


def _visitor(settings: Settings) -> Visitor:
    if settings.visitor:
        return Visitor.model_validate_json(settings.visitor)
    return Visitor(kind=VisitorKind.FACILITATOR, language=settings.language)


def _with_hub(settings: Settings) -> Settings:
    if settings.database_url or _has_hub(settings):
        return settings
    return settings.model_copy(update={"data_dir": Path.cwd() / SAMPLE})


def _has_hub(settings: Settings) -> bool:
    if not (settings.data_dir / "hub.sqlite").exists():
        return False
    with Store.open(settings.store_url) as store:
        try:
            store.find_hub()
        except NotFoundError:
            return False
    return True


def _say(sentence: str) -> None:
    said = HTML(f'<p role="status">{escape(sentence)}</p>')  # type: ignore[no-untyped-call]  # as above
    display(said)  # type: ignore[no-untyped-call]  # as above
