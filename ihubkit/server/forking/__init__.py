"""Kernels forked from a warm parent: for anybody's Voilà or Jupyter server, on Linux.

Nothing here imports the rest of iHubKit. A kernel specification asks for it in its metadata:

    {"kernel_provisioner": {"provisioner_name": "forked", "config": {"imports": ["pandas"]}}}

- `ForkedProvisioner` starts a kernel by taking a parked one; its traits are the options.
- `warm_parent(config)` starts parent and parked kernels ahead of the first visitor.
- `close()` ends parents and parked kernels; open kernels go on.

Who does what: `provisioner` speaks with Jupyter, `nursery` keeps parked kernels and renews parents,
`fork_parent` speaks with one parent, `child` is one kernel as the server sees it. In the other
processes, `parent` warms up and forks, `kernel` is what a fork becomes, `lean` its application.
"""

from ihubkit.server.forking.background import close
from ihubkit.server.forking.messages import CannotForkError
from ihubkit.server.forking.provisioner import ForkedProvisioner, warm_parent

__all__ = ["CannotForkError", "ForkedProvisioner", "close", "warm_parent"]
