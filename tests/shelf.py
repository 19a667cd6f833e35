"""A small, sound folder of content in the shape of `locales/`, to be spoiled by tests."""

from datetime import date
from pathlib import Path

from bot.library.keeper import Reading, read

TODAY = date(2026, 11, 24)

SIM = "places/kazakhstan/sim-card.md"
TRAM = "places/kazakhstan/almaty/tram.md"

FILES = {
    "topics.yaml": """\
connection:
  name: {ru: Связь, en: Phone}
  emoji: 📱
  shelf: 90 days
  careful: no
transport:
  name: {ru: Транспорт, en: Getting around}
  emoji: 🚌
  shelf: 180 days
  careful: no
""",
    "synonyms.yaml": "- [симка, сим, sim]\n",
    "places/elsewhere.yaml": """\
serbia:
  name: {ru: Сербия, en: Serbia}
  inside: {ru: в Сербии, en: in Serbia}
""",
    "places/everywhere/place.yaml": """\
name: {ru: Везде, en: Everywhere}
inside: {ru: в любой стране, en: in any country}
""",
    "places/kazakhstan/place.yaml": """\
name: {ru: Казахстан, en: Kazakhstan}
inside: {ru: в Казахстане, en: in Kazakhstan}
flag: 🇰🇿
""",
    "places/kazakhstan/almaty/place.yaml": """\
name: {ru: Алматы, en: Almaty}
inside: {ru: в Алматы, en: in Almaty}
also: [Алма-Ата, Alma-Ata]
timezone: Asia/Almaty
""",
    SIM: """\
---
topic: connection
ask: [симка, взять симку, сим-карта местная, купить номер, симка без паспорта,
  sim card, get a sim, local sim card, buy a number, sim without passport]
checked: 2026-10-05
source: https://example.org/sim
---

## ru · Где купить SIM-карту?

В салоне оператора. **Возьмите паспорт.**

## en · Where can I buy a SIM card?

At an operator's shop. **Bring your passport.**
""",
    TRAM: """\
---
topic: transport
ask: [проезд, сколько стоит проезд, билет на автобус, проезд картой, автобус и метро,
  bus fare, how much is the bus, bus ticket, pay the bus by card, bus and metro]
checked: never
---

## ru · Как платить за проезд?

Картой «Онай».

## en · How do I pay for the bus?

With an Onay card.
""",
}


class Shelf:
    """The folder, and how to spoil it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        for file, text in FILES.items():
            self.write(file, text)

    def write(self, file: str, text: str | bytes) -> Path:
        """Write a whole file; its folders are made."""
        path = self.folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def text(self, file: str) -> str:
        return (self.folder / file).read_text(encoding="utf-8")

    def change(self, file: str, old: str, new: str) -> None:
        """Put `new` for `old`, which must be there."""
        text = self.text(file)
        assert old in text
        self.write(file, text.replace(old, new))

    def read(self) -> Reading:
        return read(self.folder, TODAY)

    def complaints(self) -> list[tuple[str, int, str]]:
        """File, line and rule of all that is wrong, without `unchecked`."""
        return [(c.file, c.line, c.rule) for c in self.read().complaints if c.rule != "unchecked"]
