"""Telegram's flood control.

It does not publish exact figures; these are the ones it tells bots to keep to: about one message a
second to one chat with short bursts, 20 a minute to one group, 30 a second overall
(https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this).
"""

import math
from collections import defaultdict, deque
from collections.abc import Callable
from datetime import datetime

from .refusal import too_many

PER_CHAT, BURST = 1.0, 3
PER_GROUP, MINUTE = 20, 60.0
OVERALL, SECOND = 30, 1.0
LIMITED = frozenset({"sendMessage", "copyMessage", "forwardMessage"})


class Limits:
    """Refuses with 429 and the seconds to wait.

    By the world's time: a clock that stands still never forgives.
    """

    def __init__(self, now: Callable[[], datetime]) -> None:
        self.on = False
        self._now = now
        self._overall: deque[float] = deque()
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._chats: dict[int, float] = {}

    def pass_(self, chat_id: int) -> None:
        """Count one message to that chat, or raise Refusal(429)."""
        now = self._now().timestamp()
        # A leaky bucket: `full` is the moment at which the chat will have been forgiven all.
        full = max(self._chats.get(chat_id, now), now)
        wait = full + PER_CHAT - now - BURST
        wait = max(wait, _window(self._overall, now, OVERALL, SECOND))
        if chat_id < 0:
            wait = max(wait, _window(self._groups[chat_id], now, PER_GROUP, MINUTE))
        if wait > 0:
            raise too_many(max(1, math.ceil(wait)))
        self._chats[chat_id] = full + PER_CHAT
        self._overall.append(now)
        if chat_id < 0:
            self._groups[chat_id].append(now)


def _window(sent: deque[float], now: float, most: int, seconds: float) -> float:
    """Seconds until one more may be sent, at most `most` in any `seconds`."""
    while sent and sent[0] <= now - seconds:
        sent.popleft()
    return sent[0] + seconds - now if len(sent) >= most else 0.0
