# The moderators' chat: cards and what is done with them.
# A card carries five things and no more: code, status, place, text, time of publication.

card =
    <b>{ $code }</b> · { $status }
    📍 { $place }
    🕰 { $slot }

    { $text }
card-decision = { $what }
card-decision-by = { $what } · { $by }
card-reported =
    <b>{ $code }</b> · readers have reported this check-in. It is hidden until one of you decides.

    <blockquote>{ $text }</blockquote>
place-not-stated = no place given
slot-at-once = at once
slot-at = { DATETIME($day, dateStyle: "medium") }, { $hour }

decided-waiting = waits for a decision
decided-held = on hold
decided-seconding = approved by the first moderator, a second is needed
decided-approved = approved, not out yet
decided-publishing = going out
decided-published = published
decided-unclear = perhaps published: please check
decided-hidden = hidden after reports
decided-declined = declined
decided-removed = taken down
decided-withdrawn = taken back by its author
decided-expired = its time ran out
decided-queued = waits for its hour

reason-identifies = Gives the author away
reason-contacts = Contacts or links
reason-offtopic = Off topic
reason-advert = Advertising
reason-rude = Hurts others
reason-unclear = Unclear
reason-free = ✍️ In my own words

button-approve = ✅ Approve
button-decline = ✖️ Decline
button-hold = ⏸ Hold
button-reply = 💬 Reply to the author
button-limit = 🔇 Limit the author
button-limit-days = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
button-claim = 🙋 I take this
button-restore = Put back
button-remove = Take down

## What a moderator hears

not-moderators-chat = This works only in the moderators' chat.
only-moderators = Only admins of the community can decide. If you are an anonymous one, or members are hidden, I cannot see you: make me an admin too.
anonymous-admin = You write as an anonymous admin, so I cannot see whether you may. Please write under your own name: “Remain anonymous” is switched off in your admin rights.
one-more = Noted. One more moderator is needed.
same-moderator = The first approval is yours. The second must be somebody else's.
card-too-late = Already decided without you: see the card.
card-unknown = This check-in is no longer here: its time ran out, or the server was restarted.
card-forgotten = This check-in is no longer here.
claimed = You have taken this on. The author will see that a person has read it.
claimed-by = 🙋 { $by } takes this on. The author will see that a person has read it.
claimed-already = Another moderator is on this already.
prompt-reply = Answer this message with your words for the author. They will not see your name.
prompt-decline = Answer this message: why do we decline? The author will see these words, without your name.
reply-accepted = Accepted. The author will find the reply.
reply-too-long = { $count ->
   *[other] That is { $count } characters, and there is room for { $most }. Please shorten it and answer the same question again.
 }
decline-accepted = Declined. The author will see the reason.
author-answers =
    💬 The author of <b>{ $code }</b> answers:

    { $text }
limit-one-more = Your vote counts for as long as I remember this check-in. A second moderator must press the same.
limit-done = { $days ->
    [one] Accepted: { $code }, { $days } day. If there is a way to reach the author, they will hear of it, and cannot write for that long.
   *[other] Accepted: { $code }, { $days } days. If there is a way to reach the author, they will hear of it, and cannot write for that long.
 }

## Set-up: /setup

setup =
    <b>Anonymous check-ins in this community</b>

    • Moderators' chat: { $tied ->
        [yes] tied
       *[no] <b>not tied yet, check-ins are not taken</b>
    }
    • Published: { $where ->
        [channel] in a channel
        [topic] in a topic of this group
       *[group] in this group
    }
    • Language: { $languages ->
        [ru] Russian
        [en] English
       *[both] Russian and English
    }
    • Places to choose from: { $places ->
        [0] all
       *[other] { $places }
    }
    • Moderation: { $moderation ->
        [after] after publication
       *[before] before publication
    }, { $eyes ->
        [1] one moderator decides
       *[other] two must approve
    }
    • Reports that hide a check-in: { $reports }
    • Calm check-ins appear at { $hours } ({ $zone })

    The admins of this group decide.
setup-not-admin = ⚠️ Make me an admin of the community's group, without any rights if you like. Otherwise Telegram does not promise to tell me who is in it and who its admins are, and check-ins may not be taken. A bot that is an admin is sent everything that is written in the group; I keep none of it.
setup-only-admins = Only admins can change this. If you are an anonymous admin, or the members of the group are hidden, I cannot see you: make me an admin too. I need no rights.
setup-places = Which places can be chosen? None ticked means all.
setup-tie =
    <b>How to tie the moderators' chat</b>

    1. Add me to a separate private chat that only moderators are in.
    2. Write there: <code>/setup { $code }</code>

    The code lives for 15 minutes. Whoever presses the button must be an admin both here and there.
setup-tie-here = Make this the moderators' chat of “{ $title }”? Cards of anonymous check-ins will appear here.
setup-tied =
    <b>Done: this is the moderators' chat.</b>

    Cards will come here: code, status, place, text and time of publication. I have nothing to show about who wrote. /queue – what waits for a decision.
setup-unknown-code = There is no such code, or it is no longer good. Take a new one: /setup in the community's group.
setup-taken = This chat is tied to another community already.
setup-same-chat = The group itself cannot be the moderators' chat: everybody would see the cards.
setup-none = Nothing is set up here yet. Start with /setup.
setup-channel = Publish check-ins in the channel { $name }? First make me an admin there who may post.
setup-channel-refused = That did not work: it must be a channel where I may post and you are an admin.
setup-dissolve = Stop taking check-ins in this community? What is published goes in its own time. What still waits will not appear: I delete the cards, and tell the authors whom I can reach.
setup-dissolved = Done. No check-ins are taken here any more. To begin again: /setup
setup-lost-home = I was removed from the community's group. Check-ins are neither taken nor published until I am back.
setup-lost-moderators = I was removed from the moderators' chat. Check-ins are not taken. Admins, please tie a new chat: /setup
button-tie = 🔗 Moderators' chat
button-tie-here = Yes, this is the moderators' chat
button-publish-topic = Publish in this topic
button-publish-group = Publish in the group
button-use-channel = Yes, publish in the channel
button-setup-languages = 🌐 Change language
button-setup-places = 📍 Places
button-setup-moderation = Moderate { $to ->
    [after] after
   *[before] before
 }
button-setup-eyes = { $to ->
    [1] One decides
   *[other] Two approve
 }
button-setup-reports = { $count ->
    [one] { $count } report
   *[other] { $count } reports
 }
button-dissolve = Take no check-ins
button-dissolve-yes = Yes, take none

## Reports, queue, pulse

post-hidden = This check-in is hidden: readers reported it. The moderators will look.
thanks-report = Thank you. If several readers report it, it is hidden and the moderators look.
report-too-late = The moderators have dealt with this check-in already, or its time ran out.
hide-failed = I could not hide { $code } in the group. If it should not stand there, press “Take down”.
restore-failed = I could not put it back: in the group it is still hidden. Its words are safe in this card. Please try again a little later; if the message is gone from the group, press “Take down”.
remove-failed = I could not delete the message and will try again. If it stays, please delete it yourself: it seems I may not.
queue = { $count ->
    [0] Nothing waits for a decision.
    [one] <b>{ $count } check-in waits for a decision:</b>
   *[other] <b>{ $count } check-ins wait for a decision:</b>
 }

    { $lines }{ $more ->
        [0] { "" }
       *[other] { " " }… and { $more } more
    }
queue-line = <b>{ $code }</b> · { $status } · { $place } · { $what }
button-card = Show { $code }
limit-unknown-code = I see no such check-in: please look at the code again. Or its time is over already.
limit-how = Write the code and the days, 1 to 7: <code>/limit K7Q2 3</code>. It takes two moderators, and the check-in must be less than a day old.
limit-ask = Limit the author of <b>{ $code }</b>? Two moderators must press.
pulse =
    <b>How we are this week</b>

    { $lines }

    <i>Figures are rounded down to fives. Below five check-ins I keep silent, so that nobody can be recognised.</i>
pulse-of = <b>{ $title }</b>
pulse-silent = There are too few check-ins this week to give figures without giving somebody away.
pulse-all = All together
pulse-line = <b>{ $where }:</b> { $figures }
pulse-figure = { $status } – { $count }

command-pulse = How we are this week
command-queue = For moderators: what waits for a decision
command-limit = For moderators: limit an author by code
command-setup = For admins: anonymous check-ins, moderators' chat
