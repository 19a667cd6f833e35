"""Check-ins between acceptance and oblivion. Volatile."""

from storage.checkins.course import Course
from storage.checkins.people import People
from storage.checkins.post_office import PostOffice

__all__ = ["CheckIns"]


class CheckIns(Course, PostOffice, People):
    """`bot.core.checkins.ports.CheckIns` in SQLite."""
