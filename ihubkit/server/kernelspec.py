"""The one kind of kernel there is: this Python, forked from a parent that is warm."""

import shutil
import sys
from typing import Any

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from traitlets import Dict, Integer

NAME = "python3"
PARKED = 32  # as many as come at once when a facilitator says "open your plan"
PARKED_SHARE = 8  # of all dashboards there is room for, one in so many waits ready
MEMORY_MB = 400  # what a dashboard may take beyond its start; ours take five
STRETCH = 60  # seconds of computing without a pause, after which a kernel is taken for lost
BEHIND = 5
# Linux weighs sessions before processes, and a kernel is a session of its own: both step back.
STEP_BACK = '{ echo 15 > /proc/self/autogroup; } 2> /dev/null; exec nice -n 15 "$0" "$@"'


class OneKernelSpec(KernelSpecManager):
    """The one specification; what is started, not forked, stands behind answers in the queue."""

    parked = Integer(2, min=0, config=True)
    settings = Dict(config=True)  # environment that the parent and all kernels have in common

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """Return the one specification."""
        if kernel_name != NAME:
            raise NoSuchKernel(kernel_name)
        behind = ["sh", "-c", STEP_BACK] if shutil.which("nice") else []
        start = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
        return KernelSpec(
            argv=[*behind, *start, "--HistoryManager.hist_file=:memory:"],
            env={name: value.replace("$", "$$") for name, value in self.settings.items()}
            | {"OPENBLAS_NUM_THREADS": "1"},
            display_name="Python",
            language="python",
            metadata={"kernel_provisioner": {"provisioner_name": "forked", "config": self.forked}},
        )

    @property
    def forked(self) -> dict[str, Any]:
        """How kernels are forked; see docs/forked-kernels.md."""
        return {
            "imports": ["ihubkit.apps"],
            "warm_up": "ihubkit.apps:warm_up",
            "parked": self.parked,
            "memory_mb": MEMORY_MB,
            "processor_s": STRETCH,
            "nice": BEHIND,
        }

    def find_kernel_specs(self) -> dict[str, str]:
        """Name the one kernel."""
        return {NAME: ""}

    def get_all_specs(self) -> dict[str, Any]:
        """Describe the one kernel."""
        return {NAME: {"resource_dir": "", "spec": self.get_kernel_spec(NAME).to_dict()}}
