"""Forked kernels do what kernels do, each by itself."""

import os
from pathlib import Path

from forked import Hall, forked_spec


def test_a_kernel_has_the_environment_and_folder_of_its_visitor_only(
    hall: Hall, tmp_path: Path
) -> None:
    spec = forked_spec()
    show = "import os; print(sorted(os.environ), os.getcwd(), os.environ['WHO'])"
    seen = [
        hall.start(spec, env={"WHO": who, f"SECRET_{who}": "x"}, cwd=str(tmp_path)).run(show)
        for who in ("first", "second", "third")
    ]

    for who, shown in zip(("first", "second", "third"), seen, strict=True):
        assert shown == f"['MPLBACKEND', 'SECRET_{who}', 'WHO'] {tmp_path} {who}"


def test_a_kernel_is_a_group_of_its_own(hall: Hall) -> None:
    kernel = hall.start(forked_spec())

    assert kernel.is_forked
    assert os.getpgid(kernel.pid) == os.getsid(kernel.pid) == kernel.pid
    assert kernel.run("import os; print(os.getpid())") == str(kernel.pid)
