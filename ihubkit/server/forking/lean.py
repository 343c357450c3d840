"""IPython's kernel in two halves: all that can be made before a fork, and what a fork must make.

The first half is the shell with its magics, the configuration, the kernel without its sockets: no
thread, no ZeroMQ, no event loop, and nothing that depends on the process's number. A fork shares
its memory. It has no subshells and no debugger, and its heart beats in the control thread.
"""

import atexit
import sys
import uuid
from typing import Any

import zmq
from ipykernel.control import ControlThread
from ipykernel.ipkernel import IPythonKernel
from ipykernel.kernelapp import IPKernelApp
from ipykernel.kernelbase import Kernel
from IPython.core.application import BaseIPythonApplication
from jupyter_client.session import Session
from traitlets import Any as AnyTrait
from traitlets import Bool, Type
from traitlets.config import Config
from zmq.eventloop.zmqstream import ZMQStream

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
PORTS = tuple(f"{channel}_port" for channel in CHANNELS)


class Mute(Session):
    """Before the fork nobody listens: what a module says while it is imported is lost."""

    def send(self, *_: object, **__: object) -> None:
        """Send nothing."""


class LeanKernel(IPythonKernel):
    """IPython's kernel without its debugger."""

    shell: Any  # always there

    def start(self) -> None:
        """Begin to listen."""
        self.shell.exit_now = False
        Kernel.start(self)


class LeanKernelApp(IPKernelApp):
    """The application in two halves: `prepare` before a fork, `open_at` and `start` after it.

    What programs beneath Python print goes to the server's log.
    """

    shell: Any  # as above
    capture_fd_output = Bool(default_value=False).tag(config=True)
    kernel_class = Type(LeanKernel, klass=Kernel).tag(config=True)
    _beats = AnyTrait()

    @classmethod
    def prepared(cls, arguments: list[str]) -> "LeanKernelApp":
        """Make the half that forks share."""
        config = Config()
        config.HistoryManager.enabled = False  # no file, no thread
        app: LeanKernelApp = cls.instance(config=config)
        app.parent_handle = 0  # else a number from the environment of whoever imported ipykernel
        BaseIPythonApplication.initialize(app, arguments)
        app.session = Mute(parent=app)
        app.init_pdb()
        app.kernel = app.kernel_class.instance(
            parent=app,
            session=app.session,
            log=app.log,
            profile_dir=app.profile_dir,
            user_ns=app.user_ns,
        )
        app.init_path()
        app.init_shell()
        return app

    def settle(self) -> None:
        """Make what is made at first use, and note which modules are the kernel's own."""
        self.shell.run_cell("None", silent=True)
        self.shell.display_formatter.format(None)
        self.shell._sys_modules_keys = set(sys.modules)  # noqa: SLF001 -- for %reset; dear in a fork

    def open_at(self, connection: dict[str, Any]) -> None:
        """Make the other half, listening where it is said; ports of 0 are chosen."""
        atexit.register(self.shell.atexit_operations)
        self._connect_at(connection)
        self.init_sockets()
        self.init_heartbeat()
        self.log_connection_info()
        self.init_io()
        self.init_signal()
        self.init_kernel()
        self.init_gui_pylab()
        self.init_extensions()
        self.init_code()
        sys.stdout.flush()
        sys.stderr.flush()

    def _connect_at(self, connection: dict[str, Any]) -> None:
        self.transport = connection["transport"]
        self.ip = connection["ip"]
        for name in PORTS:
            setattr(self, name, connection.get(name, 0))
        self.session = Session(parent=self)  # of this process: it sends nothing from another
        if "key" in connection:
            self.session.key = connection["key"].encode()
            self.session.signature_scheme = connection["signature_scheme"]
        for name in ("curve_publickey", "curve_secretkey"):
            if name in connection:
                setattr(self, name, connection[name].encode())

    @property
    def connection(self) -> dict[str, Any]:
        """Where the kernel listens, and how messages to it are signed."""
        ports = {name: getattr(self, name) for name in PORTS}
        return ports | {
            "transport": self.transport,
            "ip": self.ip,
            "key": self.session.key.decode(),
            "signature_scheme": self.session.signature_scheme,
        }

    def init_control(self, context: zmq.Context[Any]) -> None:
        """Open the control channel: no subshells, no debugger."""
        self.control_socket = context.socket(zmq.ROUTER)
        self.control_socket.linger = 1000
        self._apply_curve_server_options(self.control_socket)
        self.control_port = self._bind_socket(self.control_socket, self.control_port)
        self.control_socket.router_handover = 1
        self.control_thread = ControlThread(daemon=True)

    def init_heartbeat(self) -> None:
        """Answer heartbeats in the control thread, which no computation holds up for long."""
        assert self.context  # noqa: S101 -- made by init_sockets
        heart = self.context.socket(zmq.ROUTER)
        heart.linger = 1000
        self._apply_curve_server_options(heart)
        self.hb_port = self._bind_socket(heart, self.hb_port)
        self._beats = ZMQStream(heart, self.control_thread.io_loop)
        self._beats.on_recv(self._beats.send_multipart)

    def log_connection_info(self) -> None:
        """Note the ports, which users' code may ask for; nobody is to be told how to connect."""
        self._ports = {channel: getattr(self, f"{channel}_port") for channel in CHANNELS}

    def init_kernel(self) -> None:
        """Give the kernel its sockets and threads."""
        kernel: Any = self.kernel
        kernel.ident = str(uuid.uuid4())
        kernel.session = self.session
        kernel.shell_stream = ZMQStream(self.shell_socket)
        kernel.control_stream = ZMQStream(self.control_socket, self.control_thread.io_loop)
        for name in ("control_thread", "iopub_thread", "iopub_socket", "stdin_socket"):
            setattr(kernel, name, getattr(self, name))
        kernel._stdout, kernel._stderr = sys.stdout, sys.stderr  # noqa: SLF001 -- read when it was made
        kernel.record_ports({f"{name}_port": port for name, port in self._ports.items()})
        for speaker in (self.shell.displayhook, self.shell.display_pub):
            speaker.session, speaker.pub_socket = self.session, self.iopub_socket
        self.shell.displayhook.topic = kernel._topic("execute_result")  # noqa: SLF001 -- as ipykernel does
        self.displayhook.get_execution_count = lambda: kernel.execution_count
        self.control_thread.start()

    def init_code(self) -> None:
        """Run what the profile starts with; the command line has no program to run."""
        self._run_startup_files()
        self._run_exec_lines()
        self._run_exec_files()
        self.shell.user_ns_hidden.update(self.shell.user_ns)

    def finish(self) -> None:
        """Let the control thread finish its last reply, before the sockets it writes to close."""
        self.control_thread.stop()
        self.control_thread.join()
        self._beats.socket.close()
