"""What one kind of forked kernels is told: the same for all that come from one parent."""

from dataclasses import asdict, dataclass
from typing import Any

# Not needed to show a dashboard, and dear: a debugger (8 MB in each kernel), and a grammar that
# jsonschema tries for one rarely used format (0.7 s).
BLOCKED = ("debugpy", "rfc3987_syntax")


@dataclass(frozen=True)
class Options:
    """How the parent warms up and what limits its kernels have.

    Args:
        imports: Modules the parent imports.
        warm_up: `package.module:function` called once in the parent.
        rehearsal: Code run once in a fork that is thrown away, to learn which modules it needs.
        blocked: Modules that cannot be imported.
        arguments: Command line options of the kernel, as for `ipython kernel`.
        memory_mb: How much more than at its start a kernel may hold; 0 is without limit.
        processor_s: How long a kernel may compute at a stretch; 0 is without limit.
        nice: How far kernels step back behind other processes.
        environment: What the parent's environment has beside the server's.
    """

    imports: tuple[str, ...] = ()
    warm_up: str = ""
    rehearsal: tuple[str, ...] = ()
    blocked: tuple[str, ...] = BLOCKED
    arguments: tuple[str, ...] = ()
    memory_mb: int = 0
    processor_s: int = 0
    nice: int = 0
    environment: tuple[tuple[str, str], ...] = ()

    def told(self) -> dict[str, Any]:
        """Return it as a message's content."""
        return asdict(self)


def from_message(told: dict[str, Any]) -> Options:
    """Read it from a message, where tuples became lists."""
    return Options(**{name: _frozen(value) for name, value in told.items()})


def _frozen(value: Any) -> Any:  # noqa: ANN401 -- whatever JSON holds
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
