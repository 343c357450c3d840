"""`ihubkit demo` and `ihubkit rehearse`: a workshop to practise with."""

import asyncio
import json
import os
import subprocess
import sys
import webbrowser
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Annotated

import typer

from ihubkit.cli.hosting import run
from ihubkit.cli.machine import lan_addresses
from ihubkit.cli.screen import say, show_qr
from ihubkit.content import load_content
from ihubkit.live import hubs
from ihubkit.rehearsal.evening import Rehearsal
from ihubkit.rehearsal.evening import rehearse as hold
from ihubkit.rehearsal.sample_hub import fill_sample_hub, open_evening
from ihubkit.settings import Settings, read_settings

DATA = Path("demo-hub")
EVERYWHERE = "0.0.0.0"  # noqa: S104 -- the address that means "listen on all": phones must reach it


@dataclass(frozen=True)
class Demo:
    """What one needs to walk into the sample hub."""

    url: str
    join_code: str
    facilitator_url: str
    passphrase: str
    team_codes: dict[str, str]
    data_dir: str
    pid: int


def demo(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    host: Annotated[str, typer.Option(help="Address to listen on")] = EVERYWHERE,
    port: Annotated[int, typer.Option(help="Port; 0: any free one")] = 8765,
    data: Annotated[
        Path, typer.Option(help="Folder of the sample hub", envvar="IHUBKIT_DATA_DIR")
    ] = DATA,
    participants: Annotated[
        int, typer.Option(help="How many simulated teachers take part", min=0, max=1000)
    ] = 0,
    browser: Annotated[bool, typer.Option(help="Open the facilitator's page")] = True,  # noqa: FBT002 -- an option
    as_json: Annotated[bool, typer.Option("--json", help="One line for programs")] = False,  # noqa: FBT002 -- an option
) -> None:
    """Fill a folder with the sample hub, open an evening and serve it."""
    settings = read_settings(data_dir=data, host=host, port=port, database_url="")
    inside = prepare(settings)
    rehearsals: list[subprocess.Popen[bytes]] = []

    def ready(url: str) -> None:
        found = replace(inside, url=url, facilitator_url=f"{url}/facilitator")
        if as_json:
            typer.echo(json.dumps(asdict(found)))
        else:
            invite(found, participants)
        if participants:
            rehearsals.append(start_rehearsal(url, found.join_code, participants))
        if browser and not as_json:
            webbrowser.open(found.facilitator_url)

    try:
        run(reachable(settings), ready)
    finally:
        for rehearsal in rehearsals:
            rehearsal.terminate()
            rehearsal.wait()


def rehearse(
    url: Annotated[str, typer.Argument(help="Where the server is, e.g. http://localhost:8765")],
    code: Annotated[str, typer.Argument(help="The workshop's join code")],
    participants: Annotated[int, typer.Argument(help="How many simulated teachers")],
    speed: Annotated[float, typer.Option(help="2: twice as quick as people", min=0.1)] = 1.0,
) -> None:
    """Let simulated teachers take part in a workshop, until it closes."""
    asyncio.run(hold(Rehearsal(url.rstrip("/"), code, participants, speed), say))


def prepare(settings: Settings) -> Demo:
    """Fill the sample hub and open its evening; the passphrase is new each time.

    The addresses are known only when the server listens.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with hubs.open_hub(settings) as store:
        content = load_content(settings.data_dir)
        fill_sample_hub(store, content)
        workshop = open_evening(store, content)
        return Demo(
            url="",
            facilitator_url="",
            pid=os.getpid(),
            join_code=workshop.join_code,
            passphrase=hubs.reset_passphrase(store),
            team_codes={school.name: school.team_code for school in store.list_schools()},
            data_dir=str(settings.data_dir.resolve()),
        )


def reachable(settings: Settings) -> Settings:
    """Name the address phones can reach, where it can be known before the server starts."""
    addresses = lan_addresses()
    if settings.public_url or settings.host != EVERYWHERE or not settings.port or not addresses:
        return settings
    return settings.model_copy(update={"public_url": f"http://{addresses[0]}:{settings.port}"})


def start_rehearsal(url: str, code: str, participants: int) -> "subprocess.Popen[bytes]":
    """Start the simulated teachers in a program of their own, as phones are.

    In a session of its own, so that Ctrl-C reaches the server alone, which then ends it.
    """
    command = [sys.executable, "-m", "ihubkit", "rehearse", url, code, str(participants)]
    return subprocess.Popen(  # noqa: S603 -- our own program
        command, stdout=sys.stderr, stdin=subprocess.DEVNULL, start_new_session=True
    )


def invite(found: Demo, participants: int) -> None:
    """Say how to come in, and how to stop."""
    link = f"{found.url}/c/{found.join_code}"
    say(f"\nFacilitator   {found.facilitator_url}\nPassphrase    {found.passphrase}\n")
    say(f"Participants  {link}\nJoin code     {found.join_code}   (at {found.url})\n")
    show_qr(link)
    say()
    for school, code in found.team_codes.items():
        say(f"Team code     {code}   {school}")
    if participants:
        say(f"\n{participants} simulated teachers are coming in and will answer as people do.")
    say(f"Everything is synthetic and stays in {found.data_dir}.\n\nStop with Ctrl-C.")
