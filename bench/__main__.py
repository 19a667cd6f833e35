"""`python -m bench [quality | search | timing | updates | digests]`: what is measured, and how."""

import argparse
import asyncio

from bench import digests, quality, speed, timing, updates


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument(
        "what",
        nargs="?",
        choices=("quality", "search", "timing", "updates", "digests", "all"),
        default="all",
    )
    parser.add_argument("--questions", choices=("first-week", "held-out"), default="held-out")
    parser.add_argument("--misses", action="store_true", help="show the questions that went wrong")
    parser.add_argument(
        "--thresholds",
        action="store_true",
        help="set from the development questions what is answered outright, and no more",
    )
    chosen = parser.parse_args()
    if chosen.thresholds:
        quality.set_thresholds()
        return
    if chosen.what in ("quality", "all"):
        quality.measure(chosen.questions, misses=chosen.misses)
    if chosen.what in ("search", "all"):
        speed.measure()
    if chosen.what in ("timing", "all"):
        timing.measure()
    if chosen.what in ("updates", "all"):
        asyncio.run(updates.measure())
    if chosen.what in ("digests", "all"):
        asyncio.run(digests.measure())


if __name__ == "__main__":
    main()
