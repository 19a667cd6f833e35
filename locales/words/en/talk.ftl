# Talking with a person in Telegram.
# How to write: short and warm. First what to do, then why.
# Telegram understands the tags <b>, <i>, <a>. Buttons (button-…) have no tags.

language-name = English

## Beginning

welcome =
    <b>Hello! This is Prival, a halt on the journey.</b>

    I answer questions of people who left Russia: papers, housing, phone, doctors, work.

    Where are you now? Choose a country, or just type the city.
home =
    <b>You are { $inside }.</b>

    Choose a topic, or ask in your own words: “where to buy a sim card”, “how long can I stay without a visa”.
topic =
    <b>{ $emoji } { $name }</b> { $inside }{ $pages ->
        [1] { "" }
       *[other] { " " }· { $page } of { $pages }
    }

## Language and place

choose-language = Which language shall I use? · На каком языке отвечать?
choose-country = <b>Where are you now?</b> Choose a country.
choose-city = <b>{ $country }.</b> Which city?
place-unknown = <b>I do not know such a place.</b> Choose a country.
choose-found = Is this the place? Press, and my answers will be about it.
group-language-set = Done. In this group I answer in English.
group-place-set = Done. In this group I answer about life { $inside }.
only-admins = Only the group's admins can change this.

## An answer

answer =
    <b>{ $question }</b>

    { $answer }
answer-other-language = <i>This answer is not in English yet, so here it is in Russian.</i>
answer-place = 📍 { $place }
answer-sources = { $count ->
    [one] Source: { $links }
   *[other] Sources: { $links }
 }
source = <a href="{ $url }">{ $site }</a>
age-fresh = ✅ Checked on { DATETIME($day, dateStyle: "long") }
age-stale = ⚠️ <b>May be out of date.</b> Last checked on { DATETIME($day, dateStyle: "long") }. Before you rely on it, look at the source.
age-never = ⚠️ <b>Nobody has checked this answer yet.</b> Before you rely on it, look at the source or ask people on the spot.
several = Did you mean one of these?
several-elsewhere = I have no answers about life { $inside } yet. These hold everywhere: did you mean one of them?
where = <b>Tell me where you are for a closer answer:</b> this differs from place to place. Choose a country.
nothing =
    <b>I have no answer to that yet.</b>

    Ask in other words, or look through the topics: this is what I know about life { $inside }.
nothing-elsewhere =
    <b>I have no answers about life { $inside } yet.</b>

    Press “Another country”, and I show what holds everywhere.
gone = That answer is gone. Here is what there is now.
thanks-useful = Thank you! Glad it helped.
thanks-outdated = Thank you, noted: those who keep the answers will see it.

## Passing a question on

passed-on =
    <b>Passed on.</b> Only the words of the question and the place, without your name.

    The answer will appear here once it is written: ask again in a few days.
pass-on-lost = I cannot see the question itself. Please write it again and press the button under my reply.
pass-on-enough = I have passed on many of your questions today. Please come back with the others tomorrow.
pass-on-failed = I could not pass it on: none of those who keep the answers can be reached now. Please try later.

## In a group

group-hello =
    <b>I answer questions about life in a new place.</b>

    Write <code>/faq sim card</code>, or reply with /faq to somebody's message. Anything else I ignore and do not keep.

    Admins: /place sets the group's city, /language its language, /setup anonymous check-ins.
group-answered-above = The answer is right here ↑
group-where = This differs from place to place. Name it: <code>/faq sim card in Tbilisi</code>. Or let the admins choose the group's city: /place
group-nothing = I have no answer to that yet. Ask in other words, or in private, where you can look through the topics.

## Inline mode (@bot words)

inline-open = Open Prival
inline-nothing = Nothing found. Open Prival
inline-choose-place = Choose a city for better answers

## Help and privacy

help =
    <b>How to ask</b>

    • Write in your own words, typos, wrong keyboard layout and all.
    • Name another place if that is what you mean: “residence permit in Georgia”.
    • In a group: /faq and the question. In any chat: @ and my name, then the words.

    <b>Commands</b>
    /start – to the beginning
    /faq sim card – find an answer
    /place – change the city
    /language – language · язык
    /checkin – tell the group how you are, without your name
    /digest – a digest of what is useful, when it suits you
    /pulse – how we are this week
    /privacy – what I know about you, and cannot promise
    /mydata – what I know about you now
    /forget – erase all about you
    /cancel – drop what was begun
help-maintainer =
    /reload – read the answers' files again
    /status – what is outdated, and how far the digests are
privacy =
    <b>What I know about you</b>

    • The language and city you chose: in the server's memory only, never on its disk. I forget them after seven days without you, or when the server restarts.
    • I keep none of your questions. I pass one on to those who keep the answers only if you press the button, and without your name.
    • “Useful” and “Outdated” are mere counters.
    • A subscription to the digest is the only thing kept on disk: places, days, hour and this chat's number. The number is sealed with a key that lies elsewhere. Unsubscribe, and I erase it.

    <b>Check-ins (/checkin)</b>

    • The group and the moderators get a code, a status, a place, the text and the hour it appears. I cannot show them who wrote.
    • The text stays in the server's memory until the check-in is published, declined or withdrawn, a day at most. So does your address: with “Need help” unless you say no, otherwise only if you ask. None of this reaches the disk.
    • I erase our conversation around a check-in: your text at once, the rest within a day. After two days Telegram does not let me.
    • If two moderators ask for it, I remember for up to a week that you may not write check-ins.
    • The receipt is yours alone. Whoever opens it I take for the author.
    • /mydata – what I know about you now. /forget – erase it all, receipts too.

    <b>What I cannot promise</b>

    • Telegram sees all that you write here, and that you write to me.
    • Whoever takes over the running server sees what passes through it.
    • Somebody may open your phone. Delete this chat if you expect to be searched.
    • A check-in may be recognised by its style, its details, or by when you are online. A screenshot is forever.

## When something is wrong

only-text = I understand only text. Please write your question in words.
unknown-command = I have no such command. This is all that I can do: /help
only-in-groups = This command is for groups: /setup belongs in the community's group, /queue and /limit in the moderators' chat.
outdated-button = This button no longer works: it is from an old message. Start again: /start
cannot-look = Telegram does not answer me just now. Please try again in a minute.
too-much = You sent so much at once that I have not read all of it. Please wait a minute and write what matters most again.
trouble = Something broke on my side; it is not your fault. Try once more, or start again: /start
too-slow = Telegram kept me waiting, and I did not finish. Look again in a few minutes: if it has not worked, try once more.

## For those who keep the answers

maintainer-question =
    <b>A question without an answer</b> · { $place }

    { $text }
maintainer-outdated = <b>A reader calls this answer outdated</b> · { $place }: { $question }
maintainer-line = • <code>{ $where }</code> { $what }
reloaded = { $entries ->
    [one] Read the files again: { $entries } answer, no faults.
   *[other] Read the files again: { $entries } answers, no faults.
 } My own words (words/) I read only when I start.
reloaded-with-faults =
    { $count ->
        [one] <b>{ $count } fault in the files.</b>
       *[other] <b>{ $count } faults in the files.</b>
    } Faulty files keep their last good copy; answers now: { $entries }.

    { $faults }
status =
    <b>Answers: { $entries }.</b> { $outdated ->
        [0] None has been called outdated.
        [one] { $outdated } has been called outdated:
       *[other] { $outdated } have been called outdated:
    }
    { $lines }
status-line = • { $place }: { $question } – outdated: { $outdated }, useful: { $useful }

## Buttons

button-back = ← Back
button-back-to = ← { $name }
button-home = Home
button-previous = ← Previous
button-next = Next →
button-language = 🌐 Язык
button-place = 📍 { $place }
button-choose-place = 📍 Choose a place
button-all-places = All places
button-elsewhere = 🌍 Another country
button-other-city = Another city in this country
button-help = ❓ Help
button-privacy = 🔒 Privacy
button-useful = 👍 Useful
button-outdated = ⏳ Outdated
button-share = ↗ Share
button-pass-on = ✉️ Pass the question on, unnamed
button-ask-privately = Ask in private

## The bot's profile and command menus: set at start-up

bot-name = Prival
bot-short-description = Answers for those who left: papers, housing, phone, doctors, work. In Russian and English.
bot-description =
    Prival is a halt on a journey.

    I answer questions of people who left Russia: how long you may stay, where to get a sim card, a doctor, a bed, work. Each answer says when it was checked.

    I do not ask who you are. What I keep, and cannot promise: /privacy
command-start = To the beginning
command-faq = Find an answer: /faq sim card
command-place = Choose a city
command-language = Language · Язык
command-help = How to ask
command-privacy = What I know about you
command-cancel = Drop what was begun
