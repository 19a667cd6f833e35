# The moderators' chat: cards and what is done with them.
# A card carries five things and no more: code, status, place, text, time of publication.

card =
    <b>{ $code }</b> · { $status }
    📍 { $place }
    🕰 { $slot }

    { $text }
card-decided = <b>{ $code }</b> · { $what }{ $by ->
    [""] { "" }
   *[other] { " " }· { $by }
 }
card-reported =
    <b>{ $code }</b> · readers have reported this check-in. It is hidden until one of you decides.

    { $text }
place-not-stated = no place given
slot-at-once = at once
slot-at = { DATETIME($day, dateStyle: "medium") }, { $hour }

decided-waiting = waits for a decision
decided-held = on hold
decided-seconding = approved by the first moderator, a second is needed
decided-approved = approved, goes out in its time
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
