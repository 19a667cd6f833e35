"""Text as search sees it: words, their stems, and their letters."""

import re
from threading import Lock

import Stemmer

LONGEST = 1_000
"""Characters of a question that are read; who writes more has said what they want by then."""

SMALL_WORDS = frozenset(
    """
    а без бы в вам вас во вот все всем всех да даже для до его ее если есть еще же за здесь и из
    или им их к как какая какие какой какую каких каком кто когда кого кому который которые куда
    ли либо может можете можно мне мной мой мы меня на над надо нам нас наш не него нее нет ни
    нибудь них но ну нужен нужна нужно нужны о об он она они от откуда очень по под потом почему
    при про просто с сам сами себе себя сейчас сколько со так там тебе тебя то тоже того той
    только тот тут ты у уж уже хочет хочу чего чем чему через что чтоб чтобы это этого этой этом
    эту я был была были было быть вообще всё вы где знает
    привет подскажите скажите помогите пожалуйста спасибо срочно народ ребят ребята
    a about after all am an and any anybody anyone are as at be been before but by can could d
    did do does doing don for from get go got guys had has have he hello help her here hey hi him
    his how i if in into is it its just ll m me my need no not now of off on one or our out please
    re s she should so some somebody someone t than thanks that the their them then there these
    they this those to too up urgent urgently us ve want was we were what when where which who why
    will with would you your
    """.replace("ё", "е").split()
)
"""Words that say little about what a question is about, greetings and requests among them."""

_WORD = re.compile(r"\w+")
_CYRILLIC = re.compile(r"[а-я]")
_RUSSIAN = Stemmer.Stemmer("russian", 0)
_ENGLISH = Stemmer.Stemmer("english", 0)
_ONE_AT_A_TIME = Lock()
"""A stemmer works on one word; an index is built in a thread while questions are answered."""


def normal(text: str) -> str:
    """Small letters, ё as е."""
    return text.casefold().replace("ё", "е")


def words(text: str) -> list[str]:
    """The words of a text, normalised, in order."""
    return _WORD.findall(normal(text))


class Lexicon:
    """The words of entries while they are indexed: equal ones are one object, to save memory, and
    are stemmed once, to save time."""

    def __init__(self) -> None:
        self._words: dict[str, str] = {}
        self._stems: dict[str, str] = {}

    def words(self, text: str) -> list[str]:
        return [self._words.setdefault(word, word) for word in words(text)]

    def stem(self, word: str) -> str:
        if word not in self._stems:
            root = stem(word)
            self._stems[word] = self._words.setdefault(root, root)
        return self._stems[word]


def is_cyrillic(word: str) -> bool:
    return _CYRILLIC.search(word) is not None


def stem(word: str) -> str:
    """The word without its ending: Snowball's, by the word's script."""
    stemmer = _RUSSIAN if is_cyrillic(word) else _ENGLISH
    with _ONE_AT_A_TIME:
        root: str = stemmer.stemWord(word)
    return root


def grams(word: str) -> list[str]:
    """The runs of three and four letters of a word, its edges marked by spaces."""
    edged = f" {word} "
    return [
        edged[start : start + size] for size in (3, 4) for start in range(len(edged) - size + 1)
    ]


def telling(text_words: list[str]) -> list[str]:
    """The words that are not small; all of them where there are no others."""
    return [word for word in text_words if word not in SMALL_WORDS] or text_words
