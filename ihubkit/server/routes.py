"""All addresses there are."""

from typing import Any

from ihubkit.server import (
    dashboards,
    leaving,
    method_papers,
    operators,
    pages,
    papers,
    plan_files,
    plan_paper,
    plan_pictures,
    programme_papers,
    results,
    seats,
    sockets,
    static,
    team_papers,
    vega,
    words,
)
from ihubkit.server.turns import NextTurn

ID = r"([\w-]{1,64})"
KERNEL = r"/api/kernels/(?P<kernel_id>\w+-\w+-\w+-\w+-\w+)"

Route = tuple[str, Any] | tuple[str, Any, dict[str, Any]]


def routes() -> list[Route]:
    """Return our whole list of handlers."""
    return [*_seat_api(), *_results(), *_pages(), *_operators(), *_kernels()]


def _seat_api() -> list[Route]:
    me = "/api/seats/me"
    return [
        ("/api/join", seats.Join),
        ("/api/seats", seats.Seats),
        (me, seats.Me),
        (f"{me}/answers", seats.Answers),
        (f"{me}/cards", seats.Cards),
        (f"{me}/cards/{ID}", seats.OneCard),
        (f"{me}/cards/{ID}/vote", seats.Vote),
        (f"{me}/feedback", results.Feedback),
        (f"{me}/events", seats.Events),
    ]


def _results() -> list[Route]:
    return [
        (f"/api/releases/{ID}", results.OneRelease),
        (rf"/api/releases/{ID}/{ID}\.svg", results.Picture),
        (rf"/api/releases/{ID}/{ID}\.json", results.Chart),
        (rf"/api/plans/{ID}/{ID}\.svg", plan_pictures.PlanPicture),
        (f"/api/content/{ID}", words.InstrumentWords),
        (r"/api/texts/([\w-]{1,20})\.json", words.ScreenWords),
    ]


def _operators() -> list[Route]:
    return [
        ("/healthz", operators.Health),
        ("/metrics", operators.Metrics),
        ("/api/openapi.yaml", operators.Description),
    ]


def _pages() -> list[Route]:
    return [
        ("/", static.File, {"name": "join.html"}),
        ("/c/([^/]{1,64})", static.File, {"name": "join.html"}),
        ("/seat", static.File, {"name": "seat.html"}),
        ("/seat/take-home", static.File, {"name": "take-home.html"}),
        ("/facilitator", pages.FacilitatorDoor),
        ("/api/facilitator", pages.Facilitator),
        ("/school", pages.SchoolDoor),
        ("/shared", pages.SharedDoor),
        ("/api/readers", pages.Readers),
        ("/static/(seat|controls)/(.+)", static.Static),
        ("/assets/[0-9a-f]+/(controls|page|voila|labextensions|themes)/(.+)", static.Assets),
        ("/assets/[0-9a-f]+/vega/vega.js", vega.Vega),
        (f"/print/plan/{ID}", plan_paper.PrintedPlan),
        (f"/print/poster/{ID}", plan_pictures.PrintedPoster),
        (f"/print/summary/{ID}/{ID}", papers.PrintedSummary),
        (f"/print/infrastructure/{ID}", team_papers.PrintedLights),
        (f"/print/course/{ID}", team_papers.PrintedCourse),
        (f"/print/method/{ID}", method_papers.PrintedMethod),
        (rf"/print/review/{ID}/([\w.-]{{1,80}})", team_papers.PrintedReview),
        (f"/print/programme/{ID}", programme_papers.PrintedLog),
        (rf"/export/programme/{ID}\.xlsx", programme_papers.ProgrammeBook),
        (rf"/export/programme/{ID}\.csv", programme_papers.LogTable),
        (rf"/export/plan/{ID}\.csv", papers.PlanTable),
        (f"/documents/plan/{ID}", plan_files.PlanDocuments),
        (rf"/export/plan/{ID}\.(docx|pdf|xlsx|ics|json)", plan_files.PlanDocument),
        (rf"/export/workshop/{ID}\.xlsx", papers.WorkshopBook),
        ("/dashboards/([a-z_]{1,40})", dashboards.Dashboard),
        ("/api/turn", NextTurn),
    ]


def _kernels() -> list[Route]:
    return [
        (KERNEL, sockets.OneKernel),
        (f"{KERNEL}/channels", sockets.KernelSocket),
        ("/voila/api/shutdown/([0-9a-f-]{36})", leaving.Leaving),
    ]
