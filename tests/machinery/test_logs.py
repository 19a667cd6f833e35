"""The log tells what happened and where; never to whom, about what, or with which token."""

import subprocess
import sys

import pytest

from bot import logs
from tests.machinery.session import REPLY
from tests.machinery.standin import NAME, PERSON, TEXT, TOKEN

SECRETS = {
    "token": TOKEN,
    "half of the token": TOKEN.split(":")[1],
    "id": str(PERSON),
    "name": NAME,
    "text": TEXT,
    "reply": REPLY,
}


def log_of_a_session(*arguments: str) -> str:
    """What a session prints, to the end that its last exception brings."""
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-m", "tests.machinery.session", *arguments],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    return done.stdout + done.stderr


@pytest.fixture(scope="module")
def discreet() -> str:
    return log_of_a_session()


@pytest.fixture(scope="module")
def naive() -> str:
    return log_of_a_session("naive")


@pytest.mark.parametrize("secret", SECRETS)
def test_a_debug_session_gives_nothing_away(discreet: str, secret: str) -> None:
    assert SECRETS[secret] not in discreet


@pytest.mark.parametrize("secret", SECRETS)
def test_the_same_session_logged_naively_gives_everything_away(naive: str, secret: str) -> None:
    assert SECRETS[secret] in naive


@pytest.mark.parametrize(
    "trace",
    [
        "bot.session: A message of … for …",
        "Trouble: ValueError with dict",
        "An update could not be read",
        "telegram.ext.Application: process_error",
        "Uncaught in a thread: LookupError tests/machinery/session.py:",
        "Uncaught in the event loop: RuntimeError tests/machinery/session.py:",
        "Uncaught in the program: ValueError tests/machinery/session.py:",
        "ValueError tests/machinery/session.py:",
        "< KeyError tests/machinery/session.py:",
    ],
)
def test_what_went_wrong_can_still_be_found(discreet: str, trace: str) -> None:
    assert trace in discreet.replace("_application.", "")


def test_an_error_is_told_by_type_place_and_cause() -> None:
    try:
        try:
            raise FileNotFoundError(2, "no such file", "/home/zinaida/notes")
        except FileNotFoundError as cause:
            raise ValueError(TEXT) from cause
    except ValueError as error:
        told = logs.describe(error)
    assert told.startswith("ValueError tests/machinery/test_logs.py:")
    assert "< FileNotFoundError ENOENT tests/machinery/test_logs.py:" in told
    assert "zinaida" not in told


def test_members_of_a_group_are_told() -> None:
    group = ExceptionGroup(TEXT, [ValueError(TEXT), KeyError(TEXT)])
    assert logs.describe(group) == "ExceptionGroup < (ValueError) < (KeyError)"


def test_a_circle_of_causes_ends() -> None:
    error = ValueError()
    error.__context__ = KeyError()
    error.__context__.__context__ = error
    assert len(logs.describe(error)) < 200
