# The digest: what comes on a schedule. Short; each part only if there is something in it.

digest-head =
    <b>Prival · { $places }</b>
    { DATETIME($day, dateStyle: "full") }
digest-places = { $names } and { $count } more
digest-short = Nothing is new since last time. We are still here.
digest-deadlines = ⏳ <b>Due soon</b>
digest-answers = 🆕 <b>New and corrected answers</b>
digest-help = 🫂 <b>Help, and people to talk to</b>
digest-events = 📅 <b>The coming two weeks</b>
digest-pulse = 💬 <b>How we were last week</b>
digest-closing = To change or stop this digest: /digest to @{ $bot }{ $answers ->
    [0] { "" }
   *[other] . Is an answer outdated? Open it and press “Outdated”.
 }

## One line or one paragraph

digest-resource =
    <b>{ $title }</b>
    { $text }
    <i>{ $footing }</i>
digest-answer-new = • <a href="{ $url }">{ $question }</a> – new
digest-answer-corrected = • <a href="{ $url }">{ $question }</a> – corrected
digest-at-place = { $place }: { $question }
digest-more = { $count ->
    [one] … and { $count } more. <a href="{ $url }">Open the menu</a>
   *[other] … and { $count } more. <a href="{ $url }">Open the menu</a>
 }

## When

digest-by = Last day: { DATETIME($day, dateStyle: "full") }
digest-day = { DATETIME($day, dateStyle: "full") }
digest-days = { DATETIME($first, dateStyle: "long") } – { DATETIME($last, dateStyle: "long") }
digest-from = From { DATETIME($day, dateStyle: "long") }
digest-until = Until { DATETIME($day, dateStyle: "long") }
digest-weekly = Every week, next: { DATETIME($day, dateStyle: "full") }
digest-monthly = Every month, next: { DATETIME($day, dateStyle: "full") }

## What it rests on

digest-fresh = checked on { DATETIME($day, dateStyle: "long") }
digest-stale = ⚠️ not checked since { DATETIME($day, dateStyle: "long") }
digest-never = ⚠️ not checked yet
digest-other-language = in Russian only so far

## How we are: figures are rounded down to five

digest-pulse-safe = • safe: { $count } or more
digest-pulse-soso = • so-so: { $count } or more
digest-pulse-need = • in need of help: { $count } or more
digest-pulse-can = • can help: { $count } or more

## To show a digest in the terminal: python -m bot preview digest

preview-unknown-place = There is no place “{ $place }”. The name of a folder in places is needed, for instance: { $nearest }.
preview-bad-day = “{ $value }” is not a date. Write 2026-12-01: year-month-day.
preview-only-files = This is what a first issue looks like. New and corrected answers, and how we are, only the running bot knows.
preview-faulty = There are errors in the files, and what has one is not shown here. To see them: .venv/bin/python -m bot check
preview-message = { $units ->
    [one] Message { $number }, { $units } character of { $max }
   *[other] Message { $number }, { $units } characters of { $max }
 }
