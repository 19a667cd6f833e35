"""Reduce a full Bot API specification to what validation needs.

    python -m bot.simulator.botapi_reduce api.json > bot/simulator/botapi.json

In: `api.json` of github.com/PaulSonOfLars/telegram-bot-api-spec (MIT, see NOTICE.md). Out: every
method and every type that a method's parameters can reach, as field → kind, where a kind is
`Integer|String`, with `!` after it for a required field and `=value` before it for a field that can
hold that one value only.
"""

import json
import re
import sys
from pathlib import Path
from typing import Any

_CONSTANT = re.compile(r'(?:must be|always) "?(\w+)"?$')
_ARRAY = "Array of "


def reduce(full: dict[str, Any], source: str) -> dict[str, Any]:
    """Return the compact specification of `full`; `source` says where that came from."""
    methods = {name: _fields(each) for name, each in full["methods"].items()}
    updates = [f["name"] for f in full["types"]["Update"]["fields"] if f["name"] != "update_id"]
    types: dict[str, Any] = {}
    waiting = sorted({kind for fields in methods.values() for kind in _named(fields)})
    while waiting:
        name = waiting.pop()
        if name in types or name not in full["types"]:
            continue
        each = full["types"][name]
        if each.get("subtypes"):
            types[name] = each["subtypes"]
            waiting += each["subtypes"]
        else:
            types[name] = _fields(each)
            waiting += _named(types[name])
    return {
        "source": source,
        "version": full["version"],
        "updates": updates,
        "methods": methods,
        "types": dict(sorted(types.items())),
    }


def _fields(described: dict[str, Any]) -> dict[str, str]:
    return {f["name"]: _kind(f) for f in described.get("fields", [])}


def _kind(field: dict[str, Any]) -> str:
    constant = _CONSTANT.search(field["description"]) if field["types"] == ["String"] else None
    kind = f"={constant[1]}" if constant else "|".join(field["types"])
    return kind + ("!" if field["required"] else "")


def _named(fields: dict[str, str]) -> list[str]:
    return [
        kind.removeprefix(_ARRAY).removeprefix(_ARRAY)
        for each in fields.values()
        for kind in each.rstrip("!").split("|")
    ]


if __name__ == "__main__":
    specification = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    source = "github.com/PaulSonOfLars/telegram-bot-api-spec, see NOTICE.md"
    json.dump(reduce(specification, source), sys.stdout, indent=0, separators=(",", ":"))
    sys.stdout.write("\n")
