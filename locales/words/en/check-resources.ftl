# What the check says about files in resources/: where help is found, and what has a date. One message a rule.

check-unknown-kind = There is no kind “{ $kind }”. Perhaps you meant: { $nearest }. All kinds are in resources/README.md.
check-unknown-place = There is no place “{ $place }”.{ $nearest ->
    [none] { "" }
   *[other] { " " }Perhaps you meant: { $nearest }.
 } The name of a folder in places is needed here, or everywhere for all countries.
check-unknown-repeat = “{ $value }” will not do. Write weekly or monthly.
check-bad-day = { $key }: “{ $value }” is not a date. Write 2026-12-01: year-month-day.
check-dead-range = The end (until) is before the beginning (from), so this never holds. Look at both dates.
check-repeat-without-from = What repeats must begin one day. Add the first: “from: 2026-12-01”.
check-event-without-from = When will it be? Add the day: “from: 2026-12-01”.
check-deadline-without-until = By which day? Add it: “until: 2026-12-01”.
check-deadline-repeats = A deadline does not repeat. Take repeat out; for the next time, change until.
check-resource-over = This is over (today is { $today }) and goes into no digest. Put a new date, or delete the file.
check-same-title = “{ $title }” is in this place already: { $other }, line { $first }. Give it another title, or keep one of the two.
check-no-title = There is no title in the heading. Write it after the language: “## en · Psychological help”.
check-long-title = { $over ->
    [one] The title is too long by { $over } character
   *[other] The title is too long by { $over } characters
 } ({ $max } are allowed). Please shorten it.
check-long-resource = { $over ->
    [one] The text is too long by { $over } character
   *[other] The text is too long by { $over } characters
 } ({ $max } are allowed). Keep what matters: how to get in touch, who is helped, what to expect.
