"""What happens to questions between the head and the screen."""

import random

_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_NEIGHBOURS = {one: two for row in _ROWS for one, two in zip(row, row[1:] + row[-2], strict=True)}
_KEYS = ("`qwertyuiop[]asdfghjkl;'zxcvbnm,.", "ёйцукенгшщзхъфывапролджэячсмитьбю")
_TRANSLIT = {
    **dict(zip("абвгдезийклмнопрстуфхцыэ", "abvgdeziyklmnoprstufhcye", strict=True)),
    "ё": "yo",
    "ж": "zh",
    "ч": "ch",
    "ш": "sh",
    "щ": "sch",
    "ю": "yu",
    "я": "ya",
    "ъ": "",
    "ь": "",
}
_NOISE = ("привет всем", "ребят подскажите", "hi guys", "please help", "срочно!!!", "спасибо")


def typos(text: str, chance: random.Random) -> str:
    """One slip in every word of five letters or more, one word in three."""
    return " ".join(
        _slip(word, chance) if len(word) > 4 and chance.random() < 0.5 else word
        for word in text.split()
    )


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(word) - 1)
    kind = chance.randrange(4)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + _NEIGHBOURS.get(word[at], "о") + word[at + 1 :]


def layout(text: str, _chance: random.Random) -> str:
    latin, russian = _KEYS
    cyrillic = any("а" <= letter <= "я" for letter in text.lower())
    table = str.maketrans(russian, latin) if cyrillic else str.maketrans(latin, russian)
    return text.lower().translate(table)


def translit(text: str, _chance: random.Random) -> str:
    return "".join(_TRANSLIT.get(letter, letter) for letter in text.lower())


def noise(text: str, chance: random.Random) -> str:
    return f"{chance.choice(_NOISE)} {text} {chance.choice(_NOISE)}"


def yo(text: str, _chance: random.Random) -> str:
    return text.replace("е", "ё", 1) if "ё" not in text else text.replace("ё", "е")


def shouting(text: str, _chance: random.Random) -> str:
    return f"{text.upper()}!!!"


DAMAGES = {
    "typos": typos,
    "layout": layout,
    "translit": translit,
    "noise": noise,
    "ё": yo,
    "CAPS": shouting,
}
