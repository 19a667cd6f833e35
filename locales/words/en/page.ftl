# The demo's page (make demo): a chat with the bot, a group and the moderators' chat side by side, in a browser.
# No tags and no variables here: the page shows these words as they are.

page-language-name = English
page-title = Prival
page-about = A bot for people who left: alone with it, in a group, and among the moderators.
page-stays = Everything stays on this computer
page-language = Language of the page
page-again = Start over
page-chats = Chats
page-lost = The program has stopped. Start it again: make demo. The page will carry on by itself.

## Time: it can be moved forward

page-time = Time in the demo
page-zone = Almaty
page-hour = +1 hour
page-day = +1 day
page-to-cards = To the cards
page-to-slot = To the slot
page-why-cards = An hour before a slot the moderators get its cards, so that there is time to decide
page-why-slot = At this hour all that was approved comes out together, shuffled
page-moving = Time passes…
page-moved = Time moved:
page-after = after

## Who takes part

page-cast-visitor = Timur
page-cast-admin = Aliya
page-cast-other = Danya
page-cast-second = Vera
page-title-group = Prival · Almaty
page-title-moderators = Moderators
page-story-arrived = Hi everyone! My second day in town, finding my feet.
page-story-welcome = Welcome! Ask about anything, many of us here have been through it.
page-story-asks = Where do you buy a SIM card here?
page-story-present = Aliya, I am here. Two pairs of eyes today.
page-story-duty = Great! The cards will come here.

## What to try: a press sends this text

page-try = Try:
page-try-private-1 = where do I buy a sim card
page-try-private-2 = sim crad
page-try-private-3 = /checkin
page-try-private-4 = residence permit in Armenia
page-try-private-5 = /digest
page-try-member-1 = /faq sim card
page-try-member-2 = @bot doctor
page-try-member-3 = /pulse
page-try-admin-1 = /setup
page-try-admin-2 = /place Almaty
page-try-admin-3 = /faq registration
page-try-moderators-1 = /queue
page-try-moderators-2 = /setup
page-try-moderators-3 = /help
page-try-moderators-4 = /pulse

## The talk

page-bot = bot
page-admin = admin
page-typing = typing
page-client = Timur’s Telegram:
page-client-why = the bot will start in this language
page-speaks = Speaking
page-what-can = What can this bot do?
page-start = Start
page-write = Message
page-send = Send
page-commands = Commands of the bot
page-suggestions = Suggestions
page-inline = ask the bot right here
page-nothing-found = Nothing found. Try other words.
page-silent = The bot has not answered yet. Please try again.
page-failed = That did not work. Please try again, or start over.
page-new-messages = New messages
page-reply = Reply
page-edit = Edit
page-editing = Edit message
page-delete = Delete
page-cancel = Cancel
page-edited = edited
page-via = via
page-copied = Copied
page-more = Show all of it
page-less = Show less
page-spoiler = Hidden text, press to read
page-fine = All right
page-telegram-only = This link opens only in Telegram.
page-other-kind = Attachment
page-joined = is in the group now
page-left = is no longer in the group
page-pinned = pins a message
