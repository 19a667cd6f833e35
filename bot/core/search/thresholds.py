"""Above which confidence an answer is given outright, offered, or not known.

Set from the development questions by `python -m bench quality --thresholds`.
"""

FOUND = 0.55
SEVERAL = 0.30
CAREFUL_CLOSENESS = 0.80
"""Where a wrong answer costs dearly, how close to one of the entry's own ways to ask a question
must be, letter by letter, to be answered outright."""
