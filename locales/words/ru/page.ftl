# Страница демонстрации (make demo): чат с ботом и группа рядом, в браузере.
# Здесь нет тегов и переменных: страница показывает эти слова как есть.

page-language-name = Русский
page-title = Привал
page-about = Бот для тех, кто уехал. Слева – наедине с ним, справа – в группе.
page-stays = Всё остаётся на этом компьютере
page-language = Язык страницы
page-again = Начать сначала
page-chats = Чаты
page-lost = Программа остановлена. Запустите её снова: make demo. Страница продолжит сама.

## Кто участвует

page-cast-visitor = Тимур
page-cast-admin = Алия
page-cast-other = Даня
page-group-title = Привал · Алматы
page-story-arrived = Всем привет! Второй день в городе, понемногу осваиваюсь.
page-story-welcome = С приездом! Спрашивайте обо всём, здесь многие через это прошли.
page-story-asks = А где тут купить симку?

## Что попробовать: нажатие отправляет этот текст

page-try = Попробуйте:
page-try-private-1 = где купить симку
page-try-private-2 = cbvrf
page-try-private-3 = внж в Армении
page-try-member-1 = /faq симка
page-try-member-2 = @бот врач
page-try-member-3 = /help
page-try-admin-1 = /place Алматы
page-try-admin-2 = /faq регистрация
page-try-admin-3 = /language

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
