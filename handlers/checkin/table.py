"""The commands and presses of this room."""

from collections.abc import Mapping

from handlers import leftovers
from handlers.buttons import Press
from handlers.checkin import flow, here, mine, receipt, sending
from handlers.checkin.buttons import (
    Answer,
    AskWithdraw,
    BackTo,
    Begin,
    ChooseCommunity,
    ChooseSpot,
    ChooseStatus,
    Drop,
    Forget,
    GoOn,
    HomeBelow,
    Look,
    LookInside,
    ReadReplies,
    Renew,
    SafeMark,
    SaySafe,
    Send,
    SendAnswer,
    SetCallback,
    SetLane,
    ShowMine,
    Withdraw,
)
from handlers.visit import Handle, OnPress, Visit


def _alone(do: OnPress) -> OnPress:
    """Only in a private chat; elsewhere such a press is forged."""

    async def call(visit: Visit, press: Press) -> None:
        await (do(visit, press) if visit.private else leftovers.outdated_button(visit))

    return call


PRIVATE: Mapping[str, Handle] = {
    "checkin": flow.begin,
    "cancel": flow.drop,
    "mydata": mine.show,
    "forget": mine.forget,
}

GROUP: Mapping[str, Handle] = {
    "checkin": here.checkin,
    "mydata": here.mine,
    "forget": here.mine,
}

PRESSES: Mapping[type[Press], OnPress] = {
    SafeMark: receipt.explain_mark,
    Begin: _alone(flow.begin),
    GoOn: _alone(flow.go_on),
    ChooseCommunity: _alone(flow.choose_community),
    ChooseStatus: _alone(flow.choose_status),
    LookInside: _alone(flow.look_inside),
    ChooseSpot: _alone(flow.choose_spot),
    BackTo: _alone(flow.back_to),
    SetLane: _alone(flow.set_lane),
    SetCallback: _alone(flow.set_callback),
    Drop: _alone(flow.drop),
    Send: _alone(sending.send),
    HomeBelow: _alone(receipt.home),
    Look: _alone(receipt.look),
    ReadReplies: _alone(receipt.read_replies),
    Answer: _alone(receipt.answer),
    SendAnswer: _alone(receipt.send_answer),
    AskWithdraw: _alone(receipt.ask_withdraw),
    Withdraw: _alone(receipt.withdraw),
    SaySafe: _alone(receipt.say_safe),
    Renew: _alone(receipt.renew),
    ShowMine: _alone(mine.show),
    Forget: _alone(mine.forget),
}
