"""What is wrong with a file: a value with file, line and rule, worded only where it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Complaint:
    """One fault, found at one line."""

    file: str
    """Relative to the folder that was read, with slashes."""
    line: int
    """Counted from 1."""
    level: Level
    """An error keeps the file out; a warning does not."""
    rule: str
    """Names the message: `check-<rule>` in the words."""
    args: Mapping[str, str | int] = field(default_factory=dict)


class Notes:
    """Gathers the complaints about one file while it is read."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.complaints: list[Complaint] = []
        self._told: set[tuple[int, str, tuple[str | int, ...]]] = set()

    @property
    def sound(self) -> bool:
        return all(complaint.level == "warning" for complaint in self.complaints)

    def error(self, line: int, rule: str, **args: str | int) -> None:
        self._note(Complaint(self.file, line, "error", rule, args))

    def warning(self, line: int, rule: str, **args: str | int) -> None:
        self._note(Complaint(self.file, line, "warning", rule, args))

    def _note(self, complaint: Complaint) -> None:
        # The same fault twice in one line is told once.
        told = (complaint.line, complaint.rule, tuple(complaint.args.values()))
        if told not in self._told:
            self._told.add(told)
            self.complaints.append(complaint)
