# Весточки: как человек анонимно рассказывает группе, как он.
# Слово одно на всю программу: «весточка». Здесь важнее всего не обещать лишнего.

status-safe = 🟢 В безопасности
status-soso = 🟡 Так себе
status-need = 🆘 Нужна помощь
status-can = 🤝 Могу помочь

## Опубликованная весточка

post-head = <b>{ $status }</b> · { $place }
post-head-nowhere = <b>{ $status }</b>
post-body =
    { $text }

    <i>{ $foot } · { $code }</i>
post-foot = Написано анонимно
button-report = ⚠️ Пожаловаться
button-safe-mark = ✅ Автор уже в безопасности
