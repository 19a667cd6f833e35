# Check-ins: how somebody tells the group, anonymously, how they are.
# What matters most here is not to promise too much.

status-safe = 🟢 Safe
status-soso = 🟡 So-so
status-need = 🆘 Need help
status-can = 🤝 Can help

## A published check-in

post-head = <b>{ $status }</b> · { $place }
post-head-nowhere = <b>{ $status }</b>
post-body =
    { $text }

    <i>{ $foot } · { $code }</i>
post-foot = Written anonymously
button-report = ⚠️ Report
button-safe-mark = ✅ Safe now
safe-mark = The author says so: all is well now.

## Before writing

promise =
    <b>A check-in tells the group how you are, without your name</b>

    The group will see a status, a place, the text and a short code. Moderators see the same and the hour it appears. There is nothing else I could show them.

    <b>What this protects from</b>
    • The check-in is published by me, not by you: your name is not in it.
    • Neither you nor the text reach the server's disk. The text stays in its memory until the check-in is published, declined or withdrawn, a day at most. Your address stays for a day at most too: with “Need help” unless you say no, otherwise only if you ask.
    • I erase our conversation around the check-in from this chat: your text at once, the rest within a day.

    <b>What it does not protect from</b>
    • Telegram sees all that you write here.
    • Whoever takes over the running server sees what is in it at that minute.
    • You may be recognised by details, by your style, by when you are online. A screenshot is forever.
    • Telegram lets me erase messages for 48 hours only. If I am down for so long, the conversation stays: delete this chat yourself.
checkins-closed =
    <b>Check-ins are not taken at the moment.</b>

    On this server I cannot keep them so that they never reach the disk. Everything else works.

    If you need help right now, ask me in words: “emergency numbers”, “lawyer”, “talk to a psychologist”.
checkins-closed-conflict =
    <b>Check-ins are not taken at the moment.</b>

    Somebody besides me may be reading what is written to this bot. Until that is cleared up, please write nothing here that tells who you are. If you need help right now, call 112, in Mongolia 103.
checkins-nowhere =
    <b>I do not see you in any community that takes check-ins.</b>

    Join a group in which I work, and press again. If you are in it already, ask its admins to write /setup there.

    If you need help right now, ask me in words: “emergency numbers”, “lawyer”, “talk to a psychologist”.
checkins-waiting =
    <b>Your last check-in has not appeared yet.</b> I take one at a time.

    Its receipt shows how it stands. If you have changed your mind, withdraw it there.
checkins-used-up =
    <b>That is all for today: three check-ins in a day.</b>

    If you need help right now, ask me in words: “emergency numbers”, “lawyer”, “talk to a psychologist”.
checkins-limited = { $hours ->
    [one] <b>Moderators asked you to pause.</b> You can write again in { $hours } hour. If you need help now, ask me: “emergency numbers”.
   *[other] <b>Moderators asked you to pause.</b> You can write again in { $hours } hours. If you need help now, ask me: “emergency numbers”.
 }
checkins-no-room =
    <b>There is nowhere to write it just now: the memory is full.</b> Nothing was sent.

    Your draft is safe for another 15 minutes. Try again in a minute.
checkins-group =
    <b>Check-ins are written only in private with me.</b>

    Here they would be seen together with your name. Delete your command from the group: everybody sees it. Then press the button, later if it is not urgent: I do not show your name to the group.
mine-group = What I know about you I show and erase only in private. Press the button and write /mydata or /forget there.
draft-gone = This draft is gone: it was sent, dropped, or lay untouched for more than 15 minutes.
draft-dropped = The draft is erased.

## Writing a check-in

choose-community = Which community is it for?
choose-status =
    <b>How are you?</b>

    Nothing will be sent until you have seen all of it and pressed “Send”.
choose-spot = <b>Where are you?</b> The wider the place, the harder to recognise you.
choose-spot-inside = <b>{ $country }.</b> Which city? The wider the place, the harder to recognise you.
ask-text =
    <b>Write in one message how you are and what matters.</b>

    Up to { $most } characters, words only: no photos, no voice, nothing forwarded. No names, addresses or numbers: people answer you through me.
preview =
    <b>This is how it will look:</b>

    <blockquote>{ $post }</blockquote>

    { $notes }
preview-calm = 🕰 It appears { $day } at { $hour } by the group's clock, shuffled with others, if there are any: the time says less about who wrote.
preview-urgent = ⚡ { $moderation ->
    [before] Moderators read it at once, and it appears as soon as they approve it.
   *[after] It appears at once.
 } The price: whoever watches who is online may guess. Hide “last seen” in Telegram's settings for an hour.
day-today = today
day-tomorrow = tomorrow
preview-before = 👀 Moderators read it first.
preview-replaced = ✏️ Your last message has taken the place of the text. Did you mean to ask? Write with the command: <code>/faq sim card</code>
preview-callback = 🔔 For a day I remember where to write to you, and tell you of replies. The address is in the server's memory only.
preview-silent = 🔕 I do not keep your address: look for replies yourself, by the receipt.
preview-hints = ⚠️ <b>Look once more. Could this give you away:</b> { $hints }?
hint-phone = a phone number
hint-username = an @name
hint-link = a link
hint-email = an e-mail address
hint-address = an address
hint-document = the number of a document or card
hint-unit = the number of a military unit
hint-spot = a place that is too exact
hint-name = your own name
text-empty = There are no words in this. Write at least one.
text-long = { $count ->
    [one] That is { $count } character, and there is room for { $most }. Please shorten it and send it again.
   *[other] That is { $count } characters, and there is room for { $most }. Please shorten it and send it again.
 }

## Whom to call

help-now =
    <b>Whom to turn to right now</b>

    { $contacts }

    You can finish the check-in below: people will read it.
help-danger =
    <b>It sounds as if things are very hard for you now.</b> You do not have to carry this alone. Here you can reach people; if one does not answer, try the next number:

    { $contacts }

    This does not hold the check-in back, and I tell nobody about it.
help-danger-alone =
    <b>It sounds as if things are very hard for you now.</b> You do not have to carry this alone. Call somebody you trust, or the local emergency service.

    This does not hold the check-in back, and I tell nobody about it.
help-unchecked = ⚠️ Some of these contacts have never been checked, or not for a long time. If one does not answer, try the next.
help-contact =
    <b>{ $title }</b>
    { $text }

## What is not taken

refused = { $why } Please tell it in words, without names, addresses or numbers. { $erased }
refused-erased = I erase your message in a minute.
refused-erased-later = Telegram lets me erase your message only after a day; then I do.
refused-picture = I take no photos or videos: they show more than it seems.
refused-voice = I take no voice: people are known by it.
refused-file = I take no files: their author's name may be inside.
refused-sticker = I take no stickers or custom emoji: the number of the set tells who made it.
refused-forward = I take nothing forwarded: who wrote it stays in it.
refused-place = I take no map points or contacts: they lead to a person.
refused-bot = I take no messages through other bots: it shows which.
refused-mention = I take no mention of a person: their Telegram number is hidden in it.
refused-dice = I take no dice or other games into a check-in.
refused-other = I cannot take such a message into a check-in.

## The receipt

accepted =
    <b>Accepted.</b>

    { $when } This is the receipt: only it shows how the check-in stands and what was replied to you. It disappears from this chat within a day; the check-in may stand some hours longer: renew or withdraw it before.
accepted-calm = It appears { $day } at { $hour } by the group's clock.
accepted-urgent = I am passing it on at once.
receipt =
    <b>{ $state }</b>

    This is the receipt: it shows how the check-in stands and what was replied to you. It disappears from this chat within a day.
receipt-over =
    <b>{ $state }</b>
receipt-renewed =
    <b>Done: the check-in will stay for up to 46 hours.</b>

    Here is a new receipt in place of the old one, for another day. Then renew again.
receipt-unknown = This check-in is gone: its time ran out, or the server was restarted.
state-queued = It waits for its hour.
state-waiting = Moderators are reading it.
state-approved = Approved, it will appear soon.
state-publishing = It is going out.
state-published = It is published.
state-unclear = It was sent, but Telegram has not confirmed it. Moderators will check.
state-hidden = Hidden: readers reported it. Moderators will have a look.
state-declined = Moderators did not accept it.
state-removed = Moderators took it down.
state-withdrawn = You withdrew it.
state-expired = Its time ran out.
receipt-claimed = 🙋 A person has read it.
receipt-safe = ✅ You said that you are safe now.
replies-none = No replies yet.
replies =
    <b>Moderators write to you:</b>

    { $lines }

    In an hour I erase this from here. The receipt opens it again.
reply-line = 💬 { $text }
ask-answer =
    <b>Write to the moderators in one message.</b>

    They will not see your name. They get it at once, so they will know that you are online now. Your words stay in their chat and I cannot erase them: write nothing that tells who you are.
preview-answer =
    <b>Moderators will see:</b>

    <blockquote>{ $text }</blockquote>

    { $notes }
answer-sent = Passed on to the moderators. You will find their reply by the receipt.
answers-used-up = { $hours ->
    [one] <b>That is all for today: five messages to moderators about one check-in.</b> You can write the next in { $hours } hour. If you need help now, ask me: “emergency numbers”.
   *[other] <b>That is all for today: five messages to moderators about one check-in.</b> You can write the next in { $hours } hours. If you need help now, ask me: “emergency numbers”.
 }
answer-failed = I could not pass it on: the moderators' chat cannot be reached now. Please try later.
ask-withdraw = <b>Withdraw the check-in?</b> I take it out of the group and off the moderators' card. It cannot be brought back.
withdraw-said = Withdrawn. If it is in the group already, I erase it as soon as Telegram lets me.
withdrawn = <b>Withdrawn.</b> I took it out of the group and am taking it off the moderators' card; if Telegram does not let me, I try again every minute. I cannot erase screenshots, what admins see in “Recent actions” (48 hours), or what you wrote to moderators.
withdrawn-left =
    <b>Withdrawn, but the message itself could not be erased yet.</b>

    While Telegram lets me, I try again every minute. If it is still there in an hour, ask the group's admins to delete it.
safe-said = I am glad to hear it. Marked.
safe-unmarked = I am glad to hear it, and have noted it. I cannot mark it in the group: that message is out of my reach now.
safe-failed = I am glad to hear it, but could not mark it in the group. Press again in a minute.

## What comes as a reply to the receipt

notice-accepted =
    <b>Your check-in is accepted.</b>

    I am sorry that I could not tell you at once. This is the receipt: press “How it stands” to see what became of the check-in and what was replied to you. You can withdraw it there too.
notice-read = 🙋 A person has read your check-in and will try to help.
notice-reply = 💬 There is a reply. Press “Replies” in the receipt.
notice-published = Your check-in has appeared.
notice-declined = Moderators did not accept the check-in. { $why }
notice-removed = Moderators took the check-in down. If you do not see why, ask them: in the receipt press “How it stands”, then “Write to moderators”.
notice-expired = The check-in did not appear within a day, and I erased it. I am sorry. Write again if it matters: /checkin. If you need help now, ask me: “emergency numbers”.
notice-dissolved = The community takes no check-ins any more. Yours did not appear, and I erased it. I am sorry. If you need help now, ask me: “emergency numbers”.
notice-limited = { $days ->
    [one] Moderators asked you to pause for { $days } day. Answers to questions work as always.
   *[other] Moderators asked you to pause for { $days } days. Answers to questions work as always.
 }
notice-lost = The check-in was sent, but Telegram did not confirm it. Moderators will check whether it appeared.
declined-identifies = It could tell who you are. Write it again without names, places and marks that only you have.
declined-contacts = It holds contacts or links, and we publish none: that is how fraudsters come. Say in words what is needed; people answer through me.
declined-offtopic = It is not about how you are. Ask me about life in your place right here, in your own words.
declined-advert = It looks like an advertisement, and we publish none.
declined-rude = It may hurt others. Write it again, more gently: you will be heard.
declined-unclear = It was not clear what is needed. Write it again with a little more detail.
declined-free = Why, they wrote themselves: press “Replies” in the receipt.

## What is known about me, and how to erase it

mydata =
    <b>All that I know about you now</b>

    { $lines }

    For a day, unless I restart, I also remember how many check-ins you wrote: I take no more than three. That number stays after “Erase all” too.

    Check-ins for which you left no address are not tied to you: only their receipt opens them. <b>“Erase all” deletes the receipts too:</b> first withdraw by them what you want taken down.
mydata-reader = Language: { $tongue }. Place: { $place }. I forget it after seven days without you, or when the server restarts.
mydata-place-none = not chosen
mydata-draft = The draft you are writing. I forget it after 15 minutes.
mydata-addressed = { $count ->
    [one] Your address, to tell you about your check-in. I forget it within a day.
   *[other] Your address, to tell you about { $count } check-ins. I forget it within a day.
 }
mydata-to-erase = { $count ->
    [one] { $count } message in this chat that I am going to erase.
   *[other] { $count } messages in this chat that I am going to erase.
 }
mydata-limited = { $hours ->
    [one] Moderators asked you to pause: { $hours } hour more.
   *[other] Moderators asked you to pause: { $hours } hours more.
 }
mydata-nothing = Nothing. I guess the language anew each time.
mydata-line = • { $line }
forgotten =
    <b>Erased: what I kept about you, and the talk around check-ins.</b>

    Check-ins that had your address are withdrawn. Others I cannot find: they go by themselves, within three days. A pause that moderators asked for and the day's count of check-ins stay. Your questions and my answers are still here: delete this chat yourself. This message goes in a minute. To begin anew: /start
forgotten-left = One of the published messages could not be erased yet. While Telegram lets me, I try again every minute. If it is still there in an hour, ask the group's admins to delete it.

## Buttons

button-checkin = 🕊 Check in
button-checkin-privately = 🕊 Write in private
button-go-on = I understand, go on
button-spot-none = Rather not say
button-spot-whole = { $country }, no city
button-drop = ✖️ Drop it
button-back-status = ← Status
button-back-place = ← Place
button-back-text = ✏️ Rewrite
button-send = ✅ Send
button-send-again = 🔁 Send again
button-lane-urgent = ⚡ At once
button-lane-calm = 🕰 Calmly, with others
button-callback-on = 🔔 Notify me
button-callback-off = 🔕 Keep no address
button-look = 🔄 How it stands
button-replies = 💬 Replies
button-answer = ✍️ Write to moderators
button-withdraw = 🗑 Withdraw
button-withdraw-yes = 🗑 Yes, withdraw
button-withdraw-no = No, leave it
button-safe-now = ✅ I'm safe now
button-renew = ⏳ Renew
button-to-receipt = ← To the receipt
button-forget = 🧹 Erase all about me
button-mydata = 🔍 What is known about me
command-checkin = Check in, without your name
command-mydata = What you know about me
command-forget = Erase all about me
