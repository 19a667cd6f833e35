# Рассылка: что приходит по расписанию. Коротко; каждая часть – только если в ней что-то есть.

digest-head =
    <b>Привал · { $places }</b>
    { DATETIME($day, dateStyle: "full") }
digest-places = { $names } и ещё { $count }
digest-short = Нового за это время нет. Мы на месте.
digest-deadlines = ⏳ <b>Скоро срок</b>
digest-answers = 🆕 <b>Новые и исправленные ответы</b>
digest-help = 🫂 <b>Где помогут и с кем поговорить</b>
digest-events = 📅 <b>Ближайшие две недели</b>
digest-pulse = 💬 <b>Как мы на прошлой неделе</b>
digest-closing = Изменить или остановить рассылку: /digest у @{ $bot }{ $answers ->
    [0] { "" }
   *[other] . Ответ устарел? Откройте его и нажмите «Устарело».
 }

## Одна строка или один абзац

digest-resource =
    <b>{ $title }</b>
    { $text }
    <i>{ $footing }</i>
digest-answer-new = • <a href="{ $url }">{ $question }</a> – новый
digest-answer-corrected = • <a href="{ $url }">{ $question }</a> – исправлен
digest-at-place = { $place }: { $question }
digest-more = { $count ->
    [one] … и ещё { $count }. <a href="{ $url }">Открыть меню</a>
    [few] … и ещё { $count }. <a href="{ $url }">Открыть меню</a>
   *[many] … и ещё { $count }. <a href="{ $url }">Открыть меню</a>
 }

## Когда

digest-by = Последний день: { DATETIME($day, dateStyle: "full") }
digest-day = { DATETIME($day, dateStyle: "full") }
digest-days = { DATETIME($first, dateStyle: "long") } – { DATETIME($last, dateStyle: "long") }
digest-from = С { DATETIME($day, dateStyle: "long") }
digest-until = До { DATETIME($day, dateStyle: "long") }
digest-weekly = Каждую неделю, ближайший раз: { DATETIME($day, dateStyle: "full") }
digest-monthly = Каждый месяц, ближайший раз: { DATETIME($day, dateStyle: "full") }

## На чём это стоит

digest-fresh = проверено { DATETIME($day, dateStyle: "long") }
digest-stale = ⚠️ давно не проверяли, с { DATETIME($day, dateStyle: "long") }
digest-never = ⚠️ ещё не проверено
digest-other-language = пока только по-английски

## Как мы: числа округлены вниз до пяти

digest-pulse-safe = • в безопасности: { $count } или больше
digest-pulse-soso = • так себе: { $count } или больше
digest-pulse-need = • нужна помощь: { $count } или больше
digest-pulse-can = • могут помочь: { $count } или больше

## Показать рассылку в терминале: python -m bot preview digest

preview-unknown-place = Места «{ $place }» нет. Нужно имя папки из places, например: { $nearest }.
preview-bad-day = «{ $value }» – не дата. Нужно 2026-12-01: год-месяц-день.
preview-only-files = Так выглядит первый выпуск. Новые и исправленные ответы и «как мы» знает только работающий бот.
preview-faulty = В файлах есть ошибки: то, что с ошибкой, сюда не попало. Посмотреть их: .venv/bin/python -m bot check
preview-message = { $units ->
    [one] Сообщение { $number }, { $units } знак из { $max }
    [few] Сообщение { $number }, { $units } знака из { $max }
   *[many] Сообщение { $number }, { $units } знаков из { $max }
 }
