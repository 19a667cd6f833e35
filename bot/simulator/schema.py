"""Every call checked against the Bot API as data (botapi.json), before anything is done.

Telegram overlooks parameters it does not know; here they are refused, since they are slips of the bot's.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from .refusal import Refusal, bad

Json = dict[str, Any]
Check = Callable[[Any, str], Any]

_ARRAY = "Array of "
_SHOWN = 60


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

        In: raw parameters, strings where they came in a form. Raises Refusal(400) for an unknown, missing or
        mistyped one, at any depth.
        """
        compiled = self._compiled.get(method)
        if compiled is None:
            compiled = self._compiled[method] = self._fields(self.methods[method], outermost=True)
        return compiled.check(given, method)

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
            return self._one_of(kind.split("|"))
        if kind.startswith(_ARRAY):
            return _array(self._kind(kind.removeprefix(_ARRAY)))
        described = self._types[kind]
        return (
            self._one_of(described)
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

    def _one_of(self, kinds: list[str]) -> Check:
        scalars = [self._kind(kind) for kind in kinds if kind in _SCALARS]
        arrays = [self._kind(kind) for kind in kinds if kind.startswith(_ARRAY)]
        objects = [kind for kind in kinds if kind in self._types]

        def check(value: Any, where: str) -> Any:
            candidates = scalars
            if isinstance(value, dict):
                candidates = [self._kind(kind) for kind in self._likely(objects, value)]
            elif isinstance(value, list):
                candidates = arrays
            fault: Refusal | None = None
            for each in candidates:
                try:
                    return each(value, where)
                except Refusal as refusal:
                    fault = fault or refusal
            raise fault or bad(f"{where}: {' or '.join(kinds)} expected, found {_show(value)}")

        return check

    def _likely(self, kinds: list[str], value: Json) -> list[str]:
        """Those of the kinds whose constants the value has, best fit first."""
        fitting = []
        for kind in self._leaves(tuple(kinds)):
            described: Mapping[str, str] = self._types[kind]
            constants = {
                n: k[1:].removesuffix("!") for n, k in described.items() if k.startswith("=")
            }
            if all(value.get(name) == constant for name, constant in constants.items()):
                missing = sum(k.endswith("!") and n not in value for n, k in described.items())
                unknown = sum(name not in described for name in value)
                fitting.append((missing + unknown, missing, kind))
        return [kind for *_, kind in sorted(fitting)]

    @cache  # noqa: B019 - there is one schema in a process, and it lives as long
    def _leaves(self, kinds: tuple[str, ...]) -> list[str]:
        leaves: list[str] = []
        for kind in kinds:
            described = self._types[kind]
            leaves += self._leaves(tuple(described)) if isinstance(described, list) else [kind]
        return leaves


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
