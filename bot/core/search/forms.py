"""What may have been meant: the other keyboard layout, Russian in Latin letters."""

import re

_LATIN_KEYS = "`qwertyuiop[]asdfghjkl;'zxcvbnm,."
_RUSSIAN_KEYS = "ёйцукенгшщзхъфывапролджэячсмитьбю"
_TO_RUSSIAN = str.maketrans(_LATIN_KEYS, _RUSSIAN_KEYS)
_TO_LATIN = str.maketrans(_RUSSIAN_KEYS, _LATIN_KEYS)
_CYRILLIC = re.compile(r"[а-яё]")

_LETTERS = {
    **dict(zip("abvgdezijklmnoprstufhcyxwq", "абвгдезийклмнопрстуфхцыхвк", strict=True)),
    "'": "ь",
    "4": "ч",
    "6": "ш",
}
_GROUPS = {
    "shch": "щ",
    "iya": "ия",
    "iyu": "ию",
    "iye": "ие",
    "sch": "щ",
    "zh": "ж",
    "kh": "х",
    "ch": "ч",
    "sh": "ш",
    "ts": "ц",
    "yu": "ю",
    "ju": "ю",
    "iu": "ю",
    "ya": "я",
    "ja": "я",
    "ia": "ия",
    "yo": "е",
    "jo": "е",
    "ye": "е",
    "je": "е",
    "iy": "ий",
    "ij": "ий",
    "yj": "ый",
    "ay": "ай",
    "ey": "ей",
    "oy": "ой",
    "uy": "уй",
    "yy": "ый",
    "ck": "к",
}
_LATIN = re.compile("|".join(sorted(_GROUPS, key=len, reverse=True)) + "|[a-z'46]")
_BARE_DIGITS = re.compile(r"\b\d+\b")


def other_layout(text: str) -> str:
    """The same keys pressed with the other layout switched on: «симка» for `cbvrf`, and back."""
    small = text.lower()
    return small.translate(_TO_LATIN if _CYRILLIC.search(small) else _TO_RUSSIAN)


def in_cyrillic(text: str) -> str:
    """Russian written in Latin letters, in Cyrillic: «квартира» for `kvartira`."""
    small = text.lower()
    if not re.search("[a-z]", small):
        return text
    numbers = {match.start() for match in _BARE_DIGITS.finditer(small)}
    return _LATIN.sub(
        lambda found: (
            found[0] if found.start() in numbers else _GROUPS.get(found[0]) or _LETTERS[found[0]]
        ),
        small,
    )


_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"shch|sch|щ|sh|ш", "S"),
        (r"zh|ж", "J"),
        (r"tch|ch|ч|4", "C"),
        (r"kh|х|x|h", "H"),
        (r"ts|tz|ц", "c"),
        (r"(?:y|j|i|ь)?[aя]", "a"),
        (r"(?:y|j|i|ь)?[uю]", "u"),
        (r"(?:y|j|i|ь)?[oё]", "o"),
        (r"(?:y|j|ь)?[eеэ]", "e"),
        (r"[yjiйыи]+", "i"),
        (r"w|в", "v"),
        (r"ck|q", "k"),
        (r"[ьъ'`]", ""),
    )
]
_PLAIN = str.maketrans("абгдезклмнопрстуф", "abgdezklmnoprstuf")
_DOUBLED = re.compile(r"(.)\1+")


def skeleton(word: str) -> str:
    """How a word sounds, roughly: equal for a Russian word and its usual Latin spellings.

    Not for reading: «жильё», `zhilyo` and `jilio` all become the same few letters.
    """
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return _DOUBLED.sub(r"\1", word.translate(_PLAIN).replace("j", "J"))
