"""`ihubkit serve` and `ihubkit passphrase`: a hub's real use."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from ihubkit.cli.screen import say
from ihubkit.errors import NotFoundError
from ihubkit.live import hubs
from ihubkit.settings import Settings, read_settings

Data = Annotated[
    Path | None, typer.Option(help="Folder of the hub's data [default: hub]", show_default=False)
]
Database = Annotated[
    str | None, typer.Option("--database-url", help="PostgreSQL instead of a file in the folder")
]
Host = Annotated[
    str | None, typer.Option(help="Address to listen on [default: every]", show_default=False)
]
Port = Annotated[
    int | None, typer.Option(help="Port; 0: any free one [default: 8765]", show_default=False)
]
PublicUrl = Annotated[
    str | None, typer.Option(help="Address participants see, where it is another one")
]
Dashboards = Annotated[
    int | None,
    typer.Option(
        min=1, help="Dashboards that may be open at once [default: as the machine carries]"
    ),
]
Name = Annotated[str, typer.Option(help="Name of the hub, when it is made")]


def serve(  # noqa: PLR0913, PLR0917 -- each is an option of the command
    data: Data = None,
    host: Host = None,
    port: Port = None,
    public_url: PublicUrl = None,
    database_url: Database = None,
    dashboards: Dashboards = None,
    name: Name = "Our hub",
) -> None:
    """Serve a hub. The first time, it is made and its passphrase is shown."""
    settings = read_settings(
        data_dir=data,
        host=host,
        port=port,
        public_url=public_url,
        database_url=database_url,
        dashboards=dashboards,
    )
    fresh = prepare(settings, name)
    run(settings, lambda url: _announce(url, fresh))


def passphrase(data: Data = None, database_url: Database = None) -> None:
    """Make a new passphrase for the facilitators; the old one stops working."""
    settings = read_settings(data_dir=data, database_url=database_url)
    require_hub(settings)
    with hubs.open_hub(settings) as store:
        say("The facilitators' new passphrase, shown only now:")
        typer.echo(hubs.reset_passphrase(store))


def prepare(settings: Settings, name: str) -> str:
    """Make the hub if there is none; return its new passphrase, or an empty text."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with hubs.open_hub(settings) as store:
        try:
            store.find_hub()
        except NotFoundError:
            hubs.make_hub(store, name, languages=("en", "et", "fi", "sv"))
            return hubs.reset_passphrase(store)
    return ""


def require_hub(settings: Settings) -> None:
    """Refuse to make an empty hub where somebody mistyped a folder.

    Raises:
        NotFoundError: The folder has no hub.
    """
    if not settings.database_url and not (settings.data_dir / "hub.sqlite").exists():
        raise NotFoundError(
            f"There is no hub in the folder {settings.data_dir}. Name its folder with --data, "
            "or make one with “ihubkit serve”."
        )


def _announce(url: str, fresh: str) -> None:
    say(f"\nFacilitator   {url}/facilitator")
    if fresh:
        say(f"Passphrase    {fresh}\n              Write it down: it is shown only now.")
    else:
        say("Passphrase    as before; “ihubkit passphrase” makes a new one")
    say(f"Participants  {url}\n\nStop with Ctrl-C.")


def run(settings: Settings, ready: Callable[[str], None]) -> None:
    """Serve until told to stop; only now load the web server, which other commands do without."""
    from ihubkit.server.serve import serve as serve_hub  # noqa: PLC0415 -- see above

    serve_hub(settings, ready=ready)
