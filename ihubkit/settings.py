"""One frozen settings value, read once: argument, then environment, then default."""

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ihubkit.errors import SettingsError

PREFIX = "IHUBKIT_"


class Settings(BaseModel):
    """What a running kit needs to know. Environment names are `IHUBKIT_` + the field's name."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    data_dir: Path = Field(Path("hub"), description="Folder of the hub's data")
    database_url: str = Field("", description="SQLAlchemy URL; empty: SQLite in the data folder")
    host: str = Field("0.0.0.0", description="Address to listen on")  # noqa: S104 -- phones in the room must reach it
    port: int = Field(8765, ge=0, le=65535, description="Port to listen on; 0: any free one")
    public_url: str = Field("", description="Address participants see; empty: found out")
    language: str = Field("en", description="Language of screens until somebody chooses")
    dashboards: int = Field(0, ge=0, description="Dashboards open at once; 0: found out")
    visitor: str = Field("", description="Set by the server for a dashboard's kernel, as JSON")
    served_url: str = Field("", description="Set by the server: where this kernel's page lives")
    controls_url: str = Field("", description="Set by the server: where its page's modules are")

    @property
    def store_url(self) -> str:
        """SQLAlchemy URL of the store."""
        return self.database_url or f"sqlite:///{(self.data_dir / 'hub.sqlite').resolve()}"


def read_settings(environment: Mapping[str, str] | None = None, **arguments: object) -> Settings:
    """Read the settings once.

    Args:
        environment: Where to look for `IHUBKIT_…`; the process's own when not given.
        arguments: Values that win over the environment; `None` means "not given".

    Raises:
        SettingsError: A name is unknown or a value does not fit; names it.
    """
    environment = os.environ if environment is None else environment
    found = {
        name.removeprefix(PREFIX).lower(): value
        for name, value in environment.items()
        if name.startswith(PREFIX)
    }
    given = {name: value for name, value in arguments.items() if value is not None}
    try:
        return Settings.model_validate(found | given)
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"])
        known = ", ".join(PREFIX + field.upper() for field in Settings.model_fields)
        raise SettingsError(
            f"The setting {PREFIX}{name.upper()} does not fit ({first['msg']}). Known: {known}."
        ) from error
