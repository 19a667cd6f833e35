"""Words of immediate danger to oneself. Whoever writes them is shown, gently, whom to call.

Rather once too often than once too rarely: nothing is withheld and nobody is told.
"""

import re

from bot.core.search.text import normal

_DANGER = re.compile(
    r"""
      суицид | самоуби[йв] | роскомнадзорну
    | (?:поконч|свест)\w*\s+(?:с\s+(?:собой|жизнью)|счеты)
    | (?:убить|убью|убил\s+бы|порезать|режу|зарезать|повесить)\s+себя
    | себя\s+(?:убить|убью|порезать)
    | повеситься | повешусь | вздерн\w+сь | вскр\w+\s+вен | порежу\s+вен | выпилит?ь?ся | выпилюсь
    | (?:выйти|выйду|шагнуть|шагну|прыгн\w+)\s+(?:из|в|с)\s+(?:окн|балкон|крыш|мост)
    | не\s+(?:хочу|хочется|могу|буду|стоит)\s+(?:больше\s+|дальше\s+)?жить
    | жить\s+(?:больше\s+|дальше\s+)?(?:не\s+(?:хочу|хочется|буду|могу)|незачем|нет\s+смысла)
    | (?:нет|не\s+вижу|потеря\w+)\s+смысла?\s+(?:больше\s+|дальше\s+)?жи(?:ть|зни)
    | (?:хочу|хочется|лучше\s+бы|мечтаю)\s+(?:\w+\s+)?
      (?:умереть|сдохнуть|исчезнуть\s+навсегда|не\s+просыпаться)
    | лучше\s+бы\s+(?:я\s+)?(?:умер|сдох|меня\s+не\s+было)
    | suicid | self[\s-]?harm | kill(?:ing)?\s+myself | (?:hurt|cut|hang)(?:t?ing)?\s+myself
    | end(?:ing)?\s+(?:my\s+life|it\s+all)
    | (?:want|wish|going)\s+to\s+die | wanna\s+die
    | wish\s+i\s+(?:was|were)\s+dead | better\s+off\s+dead
    | (?:don'?t|do\s+not|no\s+longer)\s+want\s+to\s+(?:live|be\s+alive|wake\s+up)
    | no\s+(?:reason|point)\s+(?:to|in)\s+liv(?:e|ing)
    """,
    re.VERBOSE,
)


def in_danger(text: str) -> bool:
    """Whether the text speaks of suicide or of harm to oneself."""
    return _DANGER.search(" ".join(normal(text).replace("’", "'").split())) is not None
