"""The log: what happened and where, never to whom or about what.

Our own records are printed as written, with anything like a token or an id struck out, and of
errors and other objects put into them only the type. Records of libraries are not ours to trust
with people's words: of those only the template is printed, or the place in their code. Of
exceptions their type and our frames, never their message.
"""

import asyncio
import errno
import logging
import re
import sys
import threading
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
_ROOMS = ("bot", "handlers", "storage")
_SECRET = re.compile(r"[0-9]{3,20}:[A-Za-z0-9_-]{20,}|\d{6,}")
_DEEPEST = 5
"""How many causes of an exception, and members of a group, are named."""

_HARMLESS = {
    "Task was destroyed but it is pending!",
    "Unclosed client session",
    "Unclosed connection",
    "Unclosed connector",
}

log = logging.getLogger(__name__)


def start(level: str) -> None:
    """Send all logs to stderr, in discreet form, and catch what nobody caught.

    Args:
        level: DEBUG, INFO, WARNING or ERROR, for this program; libraries are heard from WARNING.
    """
    handler = logging.StreamHandler()
    handler.setFormatter(Discreet())
    handler.addFilter(_worth_telling)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for room in _ROOMS:
        logging.getLogger(room).setLevel(level)
    logging.captureWarnings(capture=True)
    sys.excepthook = lambda _kind, error, _frames: _uncaught("the program", error)
    threading.excepthook = lambda args: _uncaught("a thread", args.exc_value)
    sys.unraisablehook = lambda args: _uncaught("clean-up", args.exc_value)


def watch(loop: asyncio.AbstractEventLoop) -> None:
    """Have the loop report what its tasks and callbacks did not catch, discreetly."""
    loop.set_exception_handler(_from_loop)


def describe(error: BaseException | None) -> str:
    """An exception's type, its causes' types and the frames of this program, without messages.

    Messages hold what went wrong, and what went wrong is often somebody's text.
    """
    return " < ".join(_told(error)) if error is not None else "no exception"


class Discreet(logging.Formatter):
    """One line a record, without anybody's data."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def format(self, record: logging.LogRecord) -> str:
        """The record's line; see the module for what is left out."""
        text = _message(record) if _ours(record.name) else _template(record)
        if record.exc_info and record.exc_info[1] is not None:
            text = f"{text} [{describe(record.exc_info[1])}]"
        shown = logging.makeLogRecord(
            {
                "name": record.name,
                "levelname": record.levelname,
                "created": record.created,
                "msecs": record.msecs,
                "msg": _SECRET.sub("…", text).replace("\n", " "),
            }
        )
        return super().format(shown)


def _ours(name: str) -> bool:
    return name.split(".", 1)[0] in _ROOMS


def _worth_telling(record: logging.LogRecord) -> bool:
    return record.levelno >= logging.WARNING or _ours(record.name)


def _message(record: logging.LogRecord) -> str:
    if isinstance(record.args, tuple) and record.args:
        return str(record.msg) % tuple(map(_plain, record.args))
    return record.getMessage()


def _plain(argument: object) -> object:
    """Numbers and words as they are; of an error or a thing only what it is, not what it holds."""
    if isinstance(argument, str | int | float):
        return argument
    return describe(argument) if isinstance(argument, BaseException) else type(argument).__name__


def _template(record: logging.LogRecord) -> str:
    # Without arguments the message may have been put together already, data and all.
    place = f"{record.module}.{record.funcName}"
    return f"{record.msg} ({place})" if record.args and isinstance(record.msg, str) else place


def _told(error: BaseException) -> Iterator[str]:
    current: BaseException | None = error
    for _ in range(_DEEPEST):
        if current is None:
            return
        yield _name(current) + "".join(_frames(current))
        if isinstance(current, BaseExceptionGroup):
            for member in current.exceptions[:_DEEPEST]:
                yield f"({describe(member)})"
        current = current.__cause__ or (
            None if current.__suppress_context__ else current.__context__
        )


def _name(error: BaseException) -> str:
    name = type(error).__qualname__
    if isinstance(error, OSError) and error.errno is not None and error.errno in errno.errorcode:
        name += f" {errno.errorcode[error.errno]}"
    return name


def _frames(error: BaseException) -> Iterator[str]:
    for frame, line in traceback.walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_ROOT) and "site-packages" not in file.parts:
            yield f" {file.relative_to(_ROOT)}:{line}"


def _uncaught(where: str, error: BaseException | None) -> None:
    if not isinstance(error, KeyboardInterrupt):
        log.critical("Uncaught in %s: %s", where, describe(error))


def _from_loop(_loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    # Most messages hold the repr of a task or a callback, and so of what it works on.
    if "exception" in context:
        _uncaught("the event loop", context["exception"])
    elif context.get("message") in _HARMLESS:
        log.warning("The event loop says: %s", context["message"])
    else:
        log.warning("The event loop says something that may hold data")
