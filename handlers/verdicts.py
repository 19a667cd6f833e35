"""«Полезно» and «Устарело» under an answer: counted, and nobody remembered."""

from typing import cast

from bot.core.ports import Verdict
from handlers import menu
from handlers.buttons import Judge
from handlers.visit import Visit


async def judge(visit: Visit, press: Judge) -> None:
    entry_id = f"{press.place}/{press.name}"
    if press.verdict not in ("useful", "outdated"):
        await menu.gone(visit)
    elif entry_id not in visit.services.shelves.content.entries:
        await visit.toast("gone", alert=True)
    else:
        verdict = cast("Verdict", press.verdict)
        if visit.services.once.first(visit.user.id, f"{entry_id} {verdict}"):
            await visit.services.verdicts.add(entry_id, verdict)
        await visit.toast(f"thanks-{verdict}", alert=verdict == "outdated")
