"""How many mutants the tests kill: read from what `make mutate` leaves behind."""

import json
import sys
from pathlib import Path

STATS = Path("mutants/mutmut-cicd-stats.json")
LEAST = 0.9


def main() -> int:
    """Print the score.

    Returns:
        The exit code: 1 where it is below nine of ten.
    """
    counts: dict[str, int] = json.loads(STATS.read_text(encoding="utf-8"))
    killed = counts["killed"] + counts["timeout"]
    score = killed / counts["total"]
    print(f"{killed} of {counts['total']} mutants killed: {score:.1%}")
    return 0 if score >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
