# Что программа говорит тому, кто её запускает: в терминале, без разметки.

settings-intro = Бот не может начать: в настройках (файл .env или окружение) нужно поправить вот что.
settings-file-unreadable = Файл { $file } не читается. Проверьте права на него и что он сохранён в UTF-8.
settings-token-missing = BOT_TOKEN пуст. Попросите токен у @BotFather в Telegram и впишите его в .env.
settings-token-space = В BOT_TOKEN попал пробел или перевод строки. Скопируйте токен ещё раз, одной строкой.
settings-token-shape = BOT_TOKEN не похож на токен: должны быть цифры, двоеточие и длинный набор букв и цифр. Скопируйте его у @BotFather целиком.
settings-url = BOT_API_URL не похож на адрес. Нужен вид https://сервер или https://сервер:порт, без пароля и знака вопроса.
settings-url-open = BOT_API_URL начинается с http://, и токен ушёл бы по сети открытым текстом. Напишите https:// (http:// годится только для своей машины и своей сети).
settings-maintainers = MAINTAINERS: нужны числовые id через запятую, например 12345, 67890. Свой id подскажет бот вроде @userinfobot.
settings-log-level = LOG_LEVEL бывает DEBUG, INFO, WARNING или ERROR.
settings-other = { $name }: значение не подходит. Посмотрите пример в .env.example.

start-already-running = Бот с этой папкой данных уже работает. Остановите его или укажите другую папку в DATA_DIR.
start-newer-database = Базу { $file } записала более новая версия программы (схема { $found }, здесь известна { $known }). Обновите программу; база не тронута.
start-token-refused = Telegram не принимает токен. Проверьте BOT_TOKEN: возможно, токен отозван у @BotFather.

start-broken-words = { $file }:{ $line }: это не читается как слова программы. Исправьте строку или верните файл, каким он был.
demo-open =
    «Привал» открыт в браузере: { $url }
    Telegram здесь ненастоящий, всё остаётся на этом компьютере. Закончить: Ctrl-C.
demo-over = «Привал» закрыт. До свидания!
