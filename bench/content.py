"""Content of any size for stopwatches: the real entries again and again, with other words."""

import random
import shutil
from pathlib import Path

from bot.core.content import Content
from bot.core.faq import to_item
from bot.core.search import Item

LOCALES = Path(__file__).parents[1] / "locales"
QUESTIONS = (
    "где купить симку",
    "сколько можно жить без визы",
    "как снять квартиру на месяц недорого",
    "where can i see a doctor",
    "привет ребята подскажите где тут обменять деньги по нормальному курсу",
    "внж в армении",
    "куда пойти ночью если плохо",
    "работа без языка",
)
_SYLLABLES = ("ба", "ве", "го", "ди", "жу", "ка", "ло", "мя", "не", "по", "ру", "са", "ти", "фо")


def word(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=chance.randint(2, 5)))


def synthetic(content: Content, count: int, seed: int = 1) -> list[Item]:
    """That many items: the real ones first, then copies in which a third of the words is new."""
    chance = random.Random(seed)
    lexicon = [word(chance) for _ in range(count * 3)]
    real = [to_item(entry) for entry in content.entries.values()]
    items = real[:count]
    while len(items) < count:
        source = real[len(items) % len(real)]
        items.append(
            Item(
                f"{source.id}-{len(items)}",
                {
                    language: [_varied(way, lexicon, chance) for way in ways]
                    for language, ways in source.questions.items()
                },
                {
                    language: _varied(answer, lexicon, chance)
                    for language, answer in source.answers.items()
                },
                source.place,
                source.topic,
            )
        )
    return items


def _varied(text: str, lexicon: list[str], chance: random.Random) -> str:
    return " ".join(
        chance.choice(lexicon) if chance.random() < 1 / 3 else each for each in text.split()
    )


def write_content(folder: Path, count: int) -> None:
    """Copy `locales/` and add entries, so that there are that many files."""
    shutil.copytree(LOCALES, folder)
    files = sorted((folder / "places").rglob("*.md"))
    chance = random.Random(1)
    lexicon = [word(chance) for _ in range(count)]
    for number in range(count - len(files)):
        source = files[number % len(files)]
        head, _, rest = source.read_text(encoding="utf-8").partition("ask:")
        body = rest.partition("\n---\n")[2]
        words = iter(chance.choices(lexicon, k=20))
        ways = ", ".join(f"{one} {two}" for one, two in zip(words, words, strict=True))
        marked = body.replace("?\n", f" {lexicon[number % len(lexicon)]} {number}?\n")
        text = f"{head}ask: [{ways}]\nchecked: never\n---\n{marked}"
        (source.parent / f"{source.stem[:24]}-{number}.md").write_text(text, encoding="utf-8")
