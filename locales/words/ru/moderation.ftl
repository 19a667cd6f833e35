# Чат модераторов: карточки заявок и всё, что с ними делают.
# Карточка несёт пять вещей и не больше: код, статус, место, текст, время выхода.

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
    <b>{ $code }</b> · на запись жалуются читатели. Она скрыта, пока кто-нибудь из вас не решит.

    { $text }
place-not-stated = место не названо
slot-at-once = сразу
slot-at = { DATETIME($day, dateStyle: "medium") }, { $hour }

decided-waiting = ждёт решения
decided-held = отложена
decided-seconding = одобрил первый модератор, нужен второй
decided-approved = одобрена, выйдет в своё время
decided-publishing = выходит
decided-published = опубликована
decided-unclear = возможно, опубликована: проверьте
decided-hidden = скрыта по жалобам
decided-declined = отклонена
decided-removed = снята
decided-withdrawn = автор отозвал
decided-expired = время вышло
decided-queued = ждёт своего часа

reason-identifies = Выдаёт автора
reason-contacts = Контакты или ссылки
reason-offtopic = Не о том
reason-advert = Реклама
reason-rude = Задевает других
reason-unclear = Непонятно
reason-free = ✍️ Своими словами

button-approve = ✅ Одобрить
button-decline = ✖️ Отклонить
button-hold = ⏸ Отложить
button-reply = 💬 Ответить автору
button-limit = 🔇 Ограничить автора
button-limit-days = { $days ->
    [one] { $days } день
    [few] { $days } дня
   *[many] { $days } дней
 }
button-claim = 🙋 Беру на себя
button-restore = Вернуть
button-remove = Снять
