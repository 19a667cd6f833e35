"""A community for plays: a group, its moderators' chat, and members who write check-ins."""

from dataclasses import dataclass

from bot.simulator import Group, Person, Simulator


@dataclass(frozen=True, slots=True)
class Community:
    group: Group
    office: Group
    boss: Person
    deputy: Person
    alice: Person


async def tied(sim: Simulator) -> Community:
    """Set up as its admins do: a group with a member, and a chat of two moderators."""
    boss, deputy = sim.person("Босс", language_code="ru"), sim.person("Зам", language_code="ru")
    alice = sim.person("Алиса", language_code="ru")
    group = sim.group("Привал · Алматы", members=[alice], admins=[boss, deputy])
    office = sim.group("Модераторы", admins=[boss, deputy])
    await boss.says("/setup", chat=group)
    await boss.presses("Чат модераторов", chat=group)
    shown = await boss.sees("Как привязать", chat=group)
    code = str(shown["text"]).split("/setup ")[1].split()[0]
    await boss.says(f"/setup {code}", chat=office)
    await boss.presses("Да, это чат модераторов", chat=office)
    await boss.sees("Готово", chat=office)
    return Community(group, office, boss, deputy, alice)


async def writes(author: Person, text: str, status: str = "Могу помочь", *presses: str) -> None:
    """Write and send a check-in from the private chat, without a place; returns once accepted.

    `presses`: buttons of the preview to press before it is sent.
    """
    await author.says("/checkin")
    first = await author.sees("")
    if "От чего это защищает" in first["text"]:
        await author.presses("Понятно, дальше")
    await author.sees("Как вы?")
    await author.presses(status)
    await author.presses("Не указывать")
    await author.sees("Напишите одним сообщением")
    await author.says(text)
    await author.sees("Так это увидят")
    for label in presses:
        await author.presses(label)
    await author.presses("Отправить")
    await author.sees("Принято")
