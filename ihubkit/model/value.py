"""The base of all frozen values."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value; changing one means making another with `model_copy(update=…)`."""

    model_config = ConfigDict(frozen=True, extra="forbid")
