"""When an answer is given outright, when a choice is offered, when nothing is known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    found: float
    """Confidence from which on the first entry may be given outright."""
    lead: float
    """How far it must be ahead of the second for that."""
    careful_lead: float
    """The same where a wrong answer costs dearly (law, health)."""
    several: float
    """Confidence from which on the first few entries are offered."""

    def allow(self, confidence: float, lead: float, *, careful: bool) -> bool:
        """Whether the first entry may be given outright."""
        return confidence >= self.found and lead >= (self.careful_lead if careful else self.lead)


THRESHOLDS = Thresholds(found=3.00, lead=0.25, careful_lead=0.35, several=1.80)
"""Set by `python -m bench quality --thresholds`, which says by what rule."""
