# What the check (make check) and /reload tell those who edit the files. One message a rule.

## Files and folders

check-missing-file = This file is missing, and without it there is no menu. Put it back: GitHub's history has it.
check-missing-folder = This folder is missing, and all answers are in it. Is this the folder you meant to check?
check-outside = This is a link to something outside the folder, and the bot does not follow those. Put the file itself here.
check-stray-file = The bot does not read this file. If it is an answer, name it like sim-card.md and put it into the folder of its place.
check-too-deep = No folder belongs here. Answers live in places/country/ and places/country/city/, no deeper; everywhere/ holds no folders at all.
check-bad-name = The name “{ $name }” would not fit into a button, or would confuse the bot. Use small letters a–z, digits and hyphens, at most { $max } characters: sim-card.
check-not-utf8 = The file is not saved as UTF-8 but, it seems, as { $encoding }. Save it again and choose UTF-8.
check-control-character = There is an invisible character ({ $code }) that must not be here. Delete the line and type it again.
check-empty-answer-file = The file is empty. Write the answer, or delete the file.
check-empty-file = The file is empty, and it is needed. Put it back as it was (GitHub's history has it), or take the template in locales/README.md.
check-no-topics = There is no topic in this file, so there is no menu. Put it back as it was: GitHub's history has it.
check-not-a-file = This is not an ordinary file. Put a text file in its place.
check-unreadable = This cannot be opened. See whether it is there and its permissions let it be read.
check-too-big = The file is too big: { $kib } KiB, and { $max } are allowed. One file holds one answer.

## An answer's head, and fields

check-no-head = The file starts with a line ---, then the head (topic, ask, checked), then --- again. There is a template in locales/README.md.
check-open-head = The head is not closed. Put a line --- below it, before the first ## heading.
check-missing-key = The field “{ $key }” is missing or empty. Please add it. There is a template in locales/README.md.
check-unknown-key = There is no field “{ $key }”. Perhaps you meant: { $nearest }.
check-duplicate-key = The field “{ $key }” stands in line { $first } already. Keep one of the two.
check-not-a-table = Fields like “name: value” are needed here: { $keys }.
check-not-a-text = { $key }: plain text is needed here. If it holds a colon or brackets, put it in quotes: "…".
check-not-a-list = { $key }: a list in square brackets is needed here, with commas: [sim, sim card].
check-unknown-topic = There is no topic “{ $topic }”. Perhaps you meant: { $nearest }. All topics are in topics.yaml.
check-bad-date = “{ $value }” is not a date. Write 2026-10-05 (year-month-day), or never if nobody has checked.
check-future-date = This day has not come yet: { $value }, and today (UTC) is { $today }. Put the day when the answer was held against its source.
check-bad-shelf = “{ $value }” is not clear. Write for how many days the answer stays fresh: 90 days.
check-not-https = The address “{ $link }” will not do. A whole address is needed, starting with https://.
check-many-sources = There are more than { $max } sources. Keep the most reliable ones.
check-long-ask = “{ $ask }” is longer than { $max } characters. Make it shorter, the way people ask in a chat.
check-long-name = { $over ->
    [one] “{ $name }” is longer than a button by { $over } character
   *[other] “{ $name }” is longer than a button by { $over } characters
 } ({ $max } are allowed). Please shorten it.
check-bad-emoji = “{ $value }” is too long for a sign. Put one emoji.
check-bad-timezone = There is no time zone “{ $value }”. Perhaps { $nearest }?
check-not-yes-or-no = Instead of “{ $value }” write yes or no.

## What makes fields unreadable

check-bad-yaml = This line cannot be read. Look at spaces, quotes and brackets here and in the line above: a field is written “name: value”.
check-yaml-tab = The line begins with a tab. Put spaces instead.
check-yaml-bracket = The bracket opened here is not closed, or a comma is missing between words. A list is written like this: [sim, sim card].
check-yaml-quote = The quote opened here is not closed. Put the second one.
check-yaml-sign = A word that begins with @, *, & or the like makes this unreadable. Put it in quotes: "@sim".
check-yaml-space = A space is needed after the colon: “name: value”.
check-yaml-colon = A colon inside the text makes it unreadable, or the line is indented too far. Put text with a colon in quotes: "…".
check-yaml-deep = There are too many brackets inside one another. A plain list will do: [sim, sim card].
check-yaml-anchor = { $name } would be taken for a link to another part of the file, which is not allowed. If it is part of the text, put it in quotes: "…".
check-yaml-tag = A word with “!” before it would be taken for an instruction, which is not allowed. Put the text in quotes: "…".
check-yaml-merge = “<<” is not allowed here. Write all fields out.

## The two halves of an answer

check-no-halves = There is no answer below the head. Write “## ru · Вопрос?” and the answer below it, then “## en · Question?” likewise.
check-text-before-heading = This text stands before the first heading. Put “## en · Question?” above it.
check-bad-heading = The heading “{ $heading }” does not start with a language. Write “## ru · Вопрос?” or “## en · Question?”; inside an answer use a **bold line** instead of a heading.
check-language-twice = { $language ->
    [ru] The Russian half
   *[en] The English half
 } stands in line { $first } already. Keep one.
check-missing-half = { $language ->
    [ru] The Russian half is missing, so Russian readers get the English one. Please add “## ru · Вопрос?” and the answer.
   *[en] The English half is missing, so English readers get the Russian one. Please add “## en · Question?” and the answer.
 }
check-no-question = There is no question in the heading. Write it after the language: “## en · Where can I buy a SIM card?”.
check-very-long-question = { $over ->
    [one] The question is too long by { $over } character
   *[other] The question is too long by { $over } characters
 } ({ $max } are allowed). Please shorten it: it becomes a button.
check-long-question = { $over ->
    [one] The question does not fit into a button, by { $over } character
   *[other] The question does not fit into a button, by { $over } characters
 }. A phone will not show its end; please shorten it.
check-too-long = { $over ->
    [one] The answer does not fit into a Telegram message, by { $over } character
   *[other] The answer does not fit into a Telegram message, by { $over } characters
 } ({ $max } are allowed). Shorten it, or make a part of it an answer of its own.
check-empty-answer = There is no answer below this heading. Write it, or take the heading out.

## What Telegram does not show

check-markdown-heading = Telegram shows no headings inside an answer. Make the line **bold**.
check-markdown-table = Telegram shows no tables. Make a list: each line begins with “- ”.
check-markdown-html = HTML does not work here. Bold is written **so**, a link [words](https://…), and a plain < with a stroke before it: \<.
check-markdown-rule = Telegram shows no lines. Take this one out.
check-markdown-code = This reads as program code. Take away the spaces at the start of the line, or the ```.
check-markdown-image = A picture cannot be put into an answer. Give a link: [words](https://…).
check-markdown-open-bold = Two asterisks ** have no counterpart, so readers will see them. Put them on both sides, close to the words: **bold**.
check-markdown-nested-quote = Telegram shows no quote inside a quote. Keep one > sign.

## What shows only when files lie side by side

check-no-place = This file is missing: it holds the name of the place. Make it after a neighbouring place.yaml.
check-place-twice = The place “{ $id }” exists already: { $other }. If a country has got a folder, take it out of elsewhere.yaml. Give two folders different names.
check-place-name-twice = “{ $name }” is another place's name already: { $other }, line { $first }. Leave it to one of them: if a city has got its own folder, take it out of the country's also.
check-same-question = “{ $text }”: already asked in { $other }, line { $first }. Keep it where the answer fits better.
check-ask-repeated = “{ $text }” is here already. Take the second one out.
check-synonym-twice = “{ $word }” stands in line { $first } already. Gather all these words in one line.
check-lone-synonym = There is one word here, and two that mean the same are needed. Add one, or take the line out.

## What does no harm but is wanting

check-unchecked = Nobody has held this answer against its source yet. Please do, and put today's date into checked.
check-stale = { $days ->
    [one] The answer was checked { $days } day ago
   *[other] The answer was checked { $days } days ago
 } and stays fresh for { $shelf }. Hold it against its source, and put today's date into checked.
check-no-source = There is a check date but no source. Add what it was held against: “source: https://…”.
check-few-asks = { $language ->
    [ru] In Russian
   *[en] In English
 } ask has { $count ->
    [one] { $count } question
   *[other] { $count } questions
 }; { $missing } more would be good. Add what people ask in chats: it makes the answer easier to find.
check-lonely-ask = { $count ->
    [one] { $count } question of { $of } in ask stands
   *[other] { $count } questions of { $of } in ask stand
 } alone. Who words “{ $ask }” a little otherwise, say, will not find this answer{ $instead ->
    [none] { "" }
   *[other] : { $instead } comes first
 }. Add more questions in such words.

## The bot's words

check-words-not-utf8 = The file is not saved as UTF-8. Save it again and choose UTF-8.
check-words-not-fluent = This message cannot be read. Write “name = text”, indent what follows on further lines, and close every bracket { "{" }; in a choice one line bears an asterisk: *[other].
check-words-twice = The message { $id } is here for the second time. Keep one.
check-words-missing = The message { $id } is missing here; { $other }, line { $first }, has it. Please add it.
check-words-lacking = { $count ->
    [one] { $count } message is missing in the words
   *[other] { $count } messages are missing in the words
 }, the first is { $id }. Add what locales/words has, or take the whole folder words away: then the bot uses its own.
check-words-other-arguments = What is put into { $id } is not the same as in { $other }, line { $first }: { $names }. Compare the names with $.
check-words-unknown-tag = “{ $tag }”: Telegram knows no such tag, or it is unfinished, and the message will not go out. Use <b>, <i>, <code>, <blockquote>, <a href="…">; a plain < is written &lt;.
check-words-lone-tag = The tag { $tag } has no counterpart, and Telegram will not take the message. Close what was opened in the same place (in a choice, in the same line), the last first: <b><i>…</i></b>.

## The result of the check

report-errors = Errors. Until they are gone the bot keeps to these files as they were
report-warnings = Notes. The answers work but could be better
report-stale-more = { $count ->
    [one] … and { $count } more is stale; it is counted in the table.
   *[other] … and { $count } more are stale; they are counted in the table.
 }
report-coverage = Answers by place and language
report-place = Place
report-language = Language
report-answers = Answers
report-both = In both
report-fresh = Checked
report-stale = Stale
report-never = Unchecked
report-total = Total
report-without = No answers yet: { $places }.
report-faulty = { $errors ->
    [one] There is { $errors } error. Correct the line
   *[other] There are { $errors } errors. Correct the lines
 } named above and check again.
report-sound = No errors, ready to send. { $answers ->
    [0] There are no answers yet: locales/README.md has a template for the first.
   *[other] { $due ->
        [0] All answers and contacts are checked against their sources: { $answers }.
       *[other] Next, hold answers and contacts against their sources: { $due } of { $answers }.
    }
 }
