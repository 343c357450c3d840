"""Which messages of a page reach its kernel."""

from typing import Any

import pytest

from ihubkit.server.limits import MESSAGE
from ihubkit.server.messages import (
    BURST,
    CONTROL,
    LINES,
    MOST_OPENED,
    RATE,
    Bucket,
    Gate,
    Verdict,
    is_for_pages,
    refusal,
)

COMM = "0f3c2a10-aaaa-bbbb-cccc-000000000001"


def said(kind: str, channel: object = "shell", **content: object) -> dict[str, Any]:
    return {"channel": channel, "header": {"msg_type": kind}, "content": content}


def told(method: object, **more: object) -> dict[str, Any]:
    return said("comm_msg", comm_id=COMM, data={"method": method, **more})


def opening(comm: str = COMM, target: object = CONTROL) -> dict[str, Any]:
    return said("comm_open", comm_id=comm, target_name=target, data={})


@pytest.mark.parametrize(
    "message",
    [
        said("kernel_info_request"),
        said("comm_info_request", target_name="jupyter.widget"),
        opening(),
        told("request_states"),
        told("request_state"),
        told("update", state={"values": {}}, buffer_paths=[]),
        told("custom", content={"do": "here"}),
    ],
)
def test_what_controls_need_passes(message: dict[str, Any]) -> None:
    assert refusal(message, 500) == ""


@pytest.mark.parametrize(
    "kind",
    [
        "execute_request", "complete_request", "inspect_request", "history_request",
        "is_complete_request", "connect_request", "input_reply", "shutdown_request",
        "interrupt_request", "debug_request", "usage_request", "abort_request", "clear_request",
        "create_subshell_request", "list_subshell_request", "delete_subshell_request",
        "apply_request", "", None, 1, ["comm_msg"], {"a": 1},
    ],
)  # fmt: skip
@pytest.mark.parametrize("channel", ["shell", "control", "stdin", "iopub", "hb"])
def test_nothing_else_passes_on_any_channel(kind: Any, channel: str) -> None:  # noqa: ANN401 -- hostile
    assert refusal(said(kind, channel, code="1", comm_id=COMM))


@pytest.mark.parametrize("channel", ["control", "stdin", "iopub", None, "", 1, ["shell"]])
def test_only_the_shell_channel_is_for_pages(channel: object) -> None:
    assert refusal(said("kernel_info_request", channel))
    assert refusal(told("update") | {"channel": channel})


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"channel": "shell"},
        {"channel": "shell", "header": None, "content": {}},
        {"channel": "shell", "header": [], "content": {}},
        {"channel": "shell", "header": {"msg_type": "comm_msg"}, "content": []},
        {"channel": "shell", "header": {"msg_type": "comm_msg"}, "content": {}},
        said("comm_msg", comm_id=["x"], data={"method": "update"}),
        said("comm_msg", comm_id="x" * 65, data={"method": "update"}),
        said("comm_msg", comm_id="../x", data={"method": "update"}),
        said("comm_msg", comm_id=COMM),
        said("comm_msg", comm_id=COMM, data=[]),
        told("__init__"),
        told(["update"]),
        told(None),
    ],
)
def test_what_is_no_message_of_a_control_is_dropped(message: dict[str, Any]) -> None:
    assert refusal(message)


def test_a_page_speaks_to_no_thread_of_its_own() -> None:
    message = told("update")
    message["header"]["subshell_id"] = "other"

    assert refusal(message)


@pytest.mark.parametrize("target", ["jupyter.widget", "jupyter.widget.version", "", None, ["x"]])
def test_a_page_makes_no_widgets(target: object) -> None:
    assert refusal(opening(target=target))


def test_a_message_has_a_largest_size() -> None:
    assert refusal(told("update"), MESSAGE) == ""
    assert refusal(told("update"), MESSAGE + 1) == "too large"


def test_a_page_closes_only_what_it_opened() -> None:
    gate = Gate()
    closing = said("comm_close", comm_id=COMM, data={})

    assert gate.judge(closing, 100) is Verdict.DROP
    assert gate.judge(opening(), 100) is Verdict.PASS
    assert gate.judge(closing, 100) is Verdict.PASS
    assert gate.judge(said("comm_close", comm_id="a-control", data={}), 100) is Verdict.DROP


def test_a_page_opens_only_a_few_comms() -> None:
    gate = Gate()

    judged = [gate.judge(opening(f"c{number}"), 100) for number in range(MOST_OPENED + 3)]

    assert judged == [Verdict.PASS] * MOST_OPENED + [Verdict.DROP] * 3


def test_a_flood_ends_the_connection_whatever_it_says() -> None:
    gate = Gate(Bucket(at=100.0))

    judged = [gate.judge(said("execute_request"), 100, now=100.0) for _ in range(BURST + 1)]

    assert judged == [Verdict.DROP] * BURST + [Verdict.CLOSE]
    assert gate.reason == "too many messages"


def test_a_lively_page_is_never_a_flood() -> None:
    bucket = Bucket(at=0.0)
    for number in range(10_000):
        bucket = bucket.taken(number / RATE)
    assert not bucket.is_overdrawn


def test_waiting_lets_a_page_speak_again_but_saves_up_no_more_than_a_burst() -> None:
    spent = Bucket(left=0.0)

    assert spent.taken(0.0).is_overdrawn
    assert spent.taken(0.0).taken(0.0).left == -1
    assert not spent.taken(1 / RATE).is_overdrawn
    assert spent.taken(1e6).left == BURST - 1
    assert spent.taken(-5.0).left == -1


@pytest.mark.parametrize(
    ("kind", "content", "is_told"),
    [
        ("status", {}, True),
        ("comm_msg", {}, True),
        ("kernel_info_reply", {}, True),
        ("stream", {"name": "stdout", "text": "said"}, True),
        ("stream", {"name": "stderr", "text": "a line of the log"}, False),
        ("error", {"ename": "KeyError", "evalue": "'secret'", "traceback": ["…"]}, False),
        ("execute_input", {"code": "1"}, False),
        ("input_request", {"prompt": "Passphrase:"}, False),
    ],
)
def test_a_page_hears_no_code_and_no_errors(
    kind: str,
    content: dict[str, Any],
    is_told: bool,  # noqa: FBT001 -- what is expected
) -> None:
    assert is_for_pages(kind, content) is is_told


def test_a_page_cannot_fill_the_log() -> None:
    gate = Gate()

    written = sum(gate.may_log(now=gate.lines.at) for _ in range(1000))

    assert written == LINES
    assert gate.may_log(now=gate.lines.at + 3600)
