"""IPython's kernel application with no more threads, sockets and files than a dashboard needs."""

from typing import Any

import zmq
from ipykernel.control import ControlThread
from ipykernel.kernelapp import IPKernelApp
from jupyter_client.session import Session
from traitlets import Any as AnyTrait
from traitlets import Bool
from zmq.eventloop.zmqstream import ZMQStream

CHANNELS = ("shell", "iopub", "stdin", "control", "hb")
PORTS = tuple(f"{channel}_port" for channel in CHANNELS)


class LeanKernelApp(IPKernelApp):
    """A kernel told its connection by word instead of by file.

    Its heart beats in the control thread; there are no subshells, and what programs beneath
    Python print goes to the server's log.
    """

    capture_fd_output = Bool(default_value=False).tag(config=True)
    _beats = AnyTrait()

    def connect_at(self, connection: dict[str, Any]) -> None:
        """Say where to listen; ports of 0 are chosen."""
        self.transport = connection["transport"]
        self.ip = connection["ip"]
        for name in PORTS:
            setattr(self, name, connection.get(name, 0))
        self.session = Session(parent=self)
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

    def init_connection_file(self) -> None:
        """There is none: `connect_at` has said all."""

    def write_connection_file(self, **_: object) -> None:
        """Write none: the server has the connection from us."""

    def log_connection_info(self) -> None:
        """Note the ports, which users' code may ask for; nobody is to be told how to connect."""
        self._ports = {channel: getattr(self, f"{channel}_port") for channel in CHANNELS}

    def init_poller(self) -> None:
        """Watch nobody: the kernel's end of its socket tells when the server is gone."""

    def init_control(self, context: zmq.Context[Any]) -> None:
        """Open the control channel only: no subshells, no debugger."""
        self.control_socket = context.socket(zmq.ROUTER)
        self.control_socket.linger = 1000
        self._apply_curve_server_options(self.control_socket)
        self.control_port = self._bind_socket(self.control_socket, self.control_port)
        self.control_socket.router_handover = 1
        self.debugpy_socket = context.socket(zmq.STREAM)
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

    def finish(self) -> None:
        """Let the control thread finish its last reply, before the sockets it writes to close."""
        self.control_thread.stop()
        self.control_thread.join()
        self._beats.socket.close()
