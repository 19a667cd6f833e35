# Страница демонстрации (make demo): чат с ботом, группа и чат модераторов рядом, в браузере.
# Здесь нет тегов и переменных: страница показывает эти слова как есть.

page-language-name = Русский
page-title = Привал
page-about = Бот для тех, кто уехал: наедине с ним, в группе и у модераторов.
page-stays = Всё остаётся на этом компьютере
page-language = Язык страницы
page-again = Начать сначала
page-chats = Чаты
page-lost = Программа остановлена. Запустите её снова: make demo. Страница продолжит сама.

## Время: его можно сдвинуть вперёд

page-time = Время в демонстрации
page-zone = Алматы
page-hour = +1 час
page-day = +1 день
page-to-cards = К карточкам
page-to-slot = К слоту
page-why-cards = За час до слота модераторы получают его карточки: есть время решить
page-why-slot = В этот час одобренное выходит всё вместе, вперемешку
page-moving = Время идёт…
page-moved = Время сдвинуто:
page-after = спустя

## Кто участвует

page-cast-visitor = Тимур
page-cast-admin = Алия
page-cast-other = Даня
page-cast-second = Вера
page-title-group = Привал · Алматы
page-title-moderators = Модераторы
page-story-arrived = Всем привет! Второй день в городе, понемногу осваиваюсь.
page-story-welcome = С приездом! Спрашивайте обо всём, здесь многие через это прошли.
page-story-asks = А где тут купить симку?
page-story-present = Алия, я на месте. Сегодня смотрим вдвоём.
page-story-duty = Отлично! Карточки придут сюда.

## Что попробовать: нажатие отправляет этот текст

page-try = Попробуйте:
page-try-private-1 = где купить симку
page-try-private-2 = cbvrf
page-try-private-3 = /checkin
page-try-private-4 = внж в Армении
page-try-private-5 = /digest
page-try-member-1 = /faq симка
page-try-member-2 = @бот врач
page-try-member-3 = /pulse
page-try-admin-1 = /setup
page-try-admin-2 = /place Алматы
page-try-admin-3 = /faq регистрация
page-try-moderators-1 = /queue
page-try-moderators-2 = /setup
page-try-moderators-3 = /help
page-try-moderators-4 = /pulse

## Разговор

page-bot = бот
page-admin = админ
page-typing = печатает
page-client = Telegram Тимура:
page-client-why = на этом языке бот начнёт разговор
page-speaks = Говорит
page-what-can = Что умеет этот бот?
page-start = Начать
page-write = Сообщение
page-send = Отправить
page-commands = Команды бота
page-suggestions = Подсказки
page-inline = спросить бота прямо здесь
page-nothing-found = Ничего не нашлось. Попробуйте другие слова.
page-silent = Бот пока не ответил. Попробуйте ещё раз.
page-failed = Не получилось. Попробуйте ещё раз или начните сначала.
page-new-messages = Новые сообщения
page-reply = Ответить
page-edit = Изменить
page-editing = Изменить сообщение
page-delete = Удалить
page-cancel = Отменить
page-edited = изменено
page-via = через
page-copied = Скопировано
page-more = Показать полностью
page-less = Свернуть
page-spoiler = Скрытый текст, нажмите, чтобы прочитать
page-fine = Понятно
page-telegram-only = Эта ссылка открывается только в Telegram.
page-other-kind = Вложение
page-joined = теперь в группе
page-left = больше не в группе
page-pinned = закрепляет сообщение
