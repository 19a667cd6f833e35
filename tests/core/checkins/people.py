"""Who and what the plays at the desks are about."""

from bot.core.checkins.values import Community, Draft

COMMUNITY = Community(
    id=1,
    home=-1_000_000_000_001,
    moderators=-1_000_000_000_002,
    publish_chat=-1_000_000_000_001,
    publish_thread=None,
    languages=("ru",),
    places=(),
    zone="UTC",
    moderation="before",
    eyes=1,
    reports=3,
)
AUTHOR, OTHER = 7_123_456_789_012, 7_000_000_000_001
ANNA, BORIS, VERA = 501, 502, 503
CALM = Draft(1, "safe", "almaty", "Доехал, всё хорошо", "calm", callback=True)
URGENT = Draft(1, "need", None, "Нужен врач", "urgent", callback=True)
