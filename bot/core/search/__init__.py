"""Finds entries for questions as people type them. See `index` for how.

The index is built from plain entries in memory and gives back their ids with scores; it reads no
files and knows nothing of our own answers, so anybody's can be put in:

>>> from bot.core.search import Index, Item
>>> index = Index(
...     [
...         Item("sim", {"en": ["Where can I buy a SIM card?", "mobile data"], "ru": ["симка"]}),
...         Item("rent", {"en": ["How do I rent a flat?"]}, {"en": "Look at ads, pay later."}),
...     ]
... )
>>> result = index.search("whre to by a sim crad", limit=3)
>>> [hit.id for hit in result.hits]
['sim', 'rent']
>>> result.hits[0].score > 2 * result.hits[1].score
True
>>> index.search("cbvrf").form, index.search("cbvrf").hits[0].id
('симка', 'sim')

Scores can be compared between questions: the first one's says how sure it is the answer, and what
is enough is for the caller to say (`thresholds` is what we say).

>>> index.search("where to buy a sim card").confidence > 2 * index.search("buy a yacht").confidence
True

Entries may belong to places. Then the reader's place, or one that the question names, decides
which of them hold; entries of one name answer the same question for different places:

>>> from bot.core.search import PlaceName
>>> places = [
...     PlaceName("georgia", None, ("Georgia", "Грузия")),
...     PlaceName("tbilisi", "georgia", ("Tbilisi", "Тбилиси")),
...     PlaceName("armenia", None, ("Armenia", "Армения")),
... ]
>>> entries = [
...     Item(f"{place}/visa", {"en": ["Visa", "How long may I stay?"]}, place=place, name="visa")
...     for place in ("georgia", "armenia")
... ]
>>> synonyms = [["visa", "виза"]]
>>> index = Index(entries, places, synonyms)
>>> [hit.id for hit in index.search("how long can i stay", "tbilisi").hits]
['georgia/visa']
>>> result = index.search("виза в Армении", "tbilisi")
>>> result.place, [hit.id for hit in result.hits]
('armenia', ['armenia/visa'])
"""

from bot.core.search.index import Hit, Index, Item, Result
from bot.core.search.places import PlaceName

__all__ = ["Hit", "Index", "Item", "PlaceName", "Result"]
