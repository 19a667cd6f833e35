"""Every call checked against the Bot API as data (botapi.json), before anything is done.

Telegram overlooks parameters it does not know; here they are refused: they are the bot's slips.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Set
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from .refusal import Refusal, bad

Json = dict[str, Any]
Check = Callable[[Any, str], Any]

_ARRAY = "Array of "
_SHOWN = 60
_OVERLOOKED = {"editMessageReplyMarkup": {"parse_mode"}}
"""No slips: the library sends the defaults along with all that edits."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class Schema:
    """Checks of all methods, each compiled when first asked for."""

    def __init__(self, specification: Json) -> None:
        self.methods: dict[str, Mapping[str, str]] = specification["methods"]
        self.updates = frozenset[str](specification["updates"])
        self._types: dict[str, Any] = specification["types"]
        self._names = {name.lower(): name for name in self.methods}
        self._compiled: dict[str, _Fields] = {}
        self._checks: dict[str, Check] = {}

    def name(self, method: str) -> str:
        """The method's name as documented; names are case-insensitive. Raises Refusal(404)."""
        try:
            return method if method in self.methods else self._names[method.lower()]
        except KeyError:
            raise Refusal(404, "Not Found") from None

    def check(self, method: str, given: Mapping[str, Any]) -> Json:
        """Return the parameters with their proper types.

        In: raw parameters, strings where they came in a form. Raises Refusal(400) for an unknown,
        missing or mistyped one, at any depth.
        """
        compiled = self._compiled.get(method)
        if compiled is None:
            compiled = self._compiled[method] = self._fields(self.methods[method], outermost=True)
        overlooked = _OVERLOOKED.get(method, ())
        return compiled.check(
            {name: value for name, value in given.items() if name not in overlooked}, method
        )

    def _fields(self, fields: Mapping[str, str], *, outermost: bool = False) -> "_Fields":
        checks = {name: self._kind(kind.removesuffix("!")) for name, kind in fields.items()}
        if outermost:
            checks = {
                name: check if fields[name].removesuffix("!") in _PLAIN else _parsed(check)
                for name, check in checks.items()
            }
        return _Fields(checks, [name for name, kind in fields.items() if kind.endswith("!")])

    def _kind(self, kind: str) -> Check:
        check = self._checks.get(kind)
        if check is None:
            check = self._checks[kind] = self._make(kind)
        return check

    def _make(self, kind: str) -> Check:
        if kind.startswith("="):
            return _constant(kind[1:])
        if kind in _SCALARS:
            return _SCALARS[kind]
        if "|" in kind:
            return self._one_of(kind.split("|"), kind.replace("|", " or "))
        if kind.startswith(_ARRAY):
            return _array(self._kind(kind.removeprefix(_ARRAY)))
        described = self._types[kind]
        return (
            self._one_of(described, kind)
            if isinstance(described, list)
            else self._object(kind, described)
        )

    def _object(self, kind: str, described: Mapping[str, str]) -> Check:
        compiled: list[_Fields] = []  # types contain each other: compiled when first needed

        def check(value: Any, where: str) -> Any:
            if not isinstance(value, dict):
                raise bad(f"{where}: {kind} expected, found {_show(value)}")
            if not compiled:
                compiled.append(self._fields(described))
            return compiled[0].check(value, where)

        return check

    def _one_of(self, kinds: list[str], shown: str) -> Check:
        scalars = [self._kind(kind) for kind in kinds if kind in _SCALARS]
        arrays = [self._kind(kind) for kind in kinds if kind.startswith(_ARRAY)]
        objects = [kind for kind in kinds if kind in self._types]
        shapes: list[_Shape] = []

        def check(value: Any, where: str) -> Any:
            candidates = scalars
            if isinstance(value, dict):
                if not shapes:
                    shapes.extend(self._shapes(objects))
                candidates = _likely(shapes, value)
            elif isinstance(value, list):
                candidates = arrays
            fault: Refusal | None = None
            for each in candidates:
                try:
                    return each(value, where)
                except Refusal as refusal:
                    fault = fault or refusal
            raise fault or bad(f"{where}: {shown} expected, found {_show(value)}")

        return check

    def _shapes(self, kinds: list[str]) -> Iterator["_Shape"]:
        for kind in kinds:
            described = self._types[kind]
            if isinstance(described, list):
                yield from self._shapes(described)
            else:
                yield _Shape(
                    self._kind(kind),
                    {n: k[1:].removesuffix("!") for n, k in described.items() if k[0] == "="},
                    {n for n, k in described.items() if k[-1] == "!"},
                    described.keys(),
                )


class _Shape(NamedTuple):
    """By what an object can be told to be of one kind and not of another."""

    check: Check
    constants: dict[str, str]
    required: set[str]
    known: Set[str]


def _likely(shapes: list[_Shape], value: Json) -> list[Check]:
    """The checks of those shapes whose constants the value has, the best fit first."""
    fitting = []
    given = value.keys()
    for place, shape in enumerate(shapes):
        if all(value.get(name) == constant for name, constant in shape.constants.items()):
            if given <= shape.known and shape.required <= given:
                return [shape.check]
            misfits = len(shape.required - given) + len(given - shape.known)
            fitting.append((misfits, place, shape.check))
    return [check for *_, check in sorted(fitting, key=lambda fit: fit[:2])]


class _Fields:
    """The compiled check of one method's parameters or one object's fields."""

    def __init__(self, checks: dict[str, Check], required: list[str]) -> None:
        self._checks = checks
        self._required = required

    def check(self, given: Mapping[str, Any], where: str) -> Json:
        checked = {}
        for name, value in given.items():
            check = self._checks.get(name)
            if check is None:
                raise bad(f'{where}: unknown parameter "{name}"')
            if value is not None:
                checked[name] = check(value, f"{where}.{name}")
        for name in self._required:
            if name not in checked:
                raise bad(f'{where}: parameter "{name}" is required')
        return checked


def _string(value: Any, where: str) -> str:
    if not isinstance(value, str):
        raise bad(f"{where}: String expected, found {_show(value)}")
    if not value.isascii() and _SURROGATE.search(value):
        raise bad("strings must be encoded in UTF-8")
    return value


def _integer(value: Any, where: str) -> int:
    if type(value) is int:
        return value
    try:
        if isinstance(value, str):
            return int(value)
    except ValueError:
        pass
    raise bad(f"{where}: Integer expected, found {_show(value)}")


def _number(value: Any, where: str) -> float:
    if type(value) in {int, float}:
        return float(value)
    try:
        if isinstance(value, str):
            return float(value)
    except ValueError:
        pass
    raise bad(f"{where}: Float expected, found {_show(value)}")


_BOOLEANS = {"true": True, "True": True, "1": True, "false": False, "False": False, "0": False}


def _boolean(value: Any, where: str) -> bool:
    if isinstance(value, str):
        value = _BOOLEANS.get(value, value)
    if not isinstance(value, bool):
        raise bad(f"{where}: Boolean expected, found {_show(value)}")
    return value


def _file(value: Any, where: str) -> Any:
    if not isinstance(value, (bytes, str)):
        raise bad(f"{where}: InputFile expected, found {_show(value)}")
    return value


_SCALARS: dict[str, Check] = {
    "String": _string,
    "Integer": _integer,
    "Float": _number,
    "Boolean": _boolean,
    "InputFile": _file,
}
_PLAIN = {*_SCALARS, "Integer|String", "InputFile|String"}


def _constant(expected: str) -> Check:
    def check(value: Any, where: str) -> Any:
        if value != expected:
            raise bad(f'{where}: must be "{expected}", found {_show(value)}')
        return value

    return check


def _array(item: Check) -> Check:
    def check(value: Any, where: str) -> Any:
        if not isinstance(value, list):
            raise bad(f"{where}: Array expected, found {_show(value)}")
        return [item(each, f"{where}[{index}]") for index, each in enumerate(value)]

    return check


def _parsed(check: Check) -> Check:
    """Objects and arrays among the parameters may come as JSON strings; in forms they always do."""

    def parse(value: Any, where: str) -> Any:
        if isinstance(value, str):
            try:
                value = json.loads(value)
            except ValueError:
                raise bad(f"{where}: can't parse JSON") from None
        return check(value, where)

    return parse


def _show(value: Any) -> str:
    shown = json.dumps(value, ensure_ascii=False, default=str)
    return shown if len(shown) <= _SHOWN else shown[:_SHOWN] + "…"


@cache
def load() -> Schema:
    """The schema of the Bot API version in botapi.json."""
    return Schema(
        json.loads(files(__package__).joinpath("botapi.json").read_text(encoding="utf-8"))
    )
