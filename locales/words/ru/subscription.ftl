# Подписка на рассылку: экраны /digest. Сама рассылка – в digest.ftl.

subscription-offer =
    <b>📬 Рассылка полезного</b>{ $where ->
       *[here] { "" }
        [channel] { " " }для канала «{ $channel }»
    }

    Что меняется и до какого числа успеть, новые ответы, куда обратиться за помощью, что будет в ближайшие две недели.

    📍 { $places }
    🌐 { $languages }
    📅 { $days } в { $hour }:00, время: { $city }

    Одно сообщение, самое большее два. Нет нового – молчу. Всё это можно поменять.
subscription =
    <b>📬 Рассылка включена</b>{ $where ->
       *[here] { "" }
        [channel] { " " }в канале «{ $channel }»
    }

    📍 { $places }
    🌐 { $languages }
    📅 { $days } в { $hour }:00, время: { $city }
    { $quiet ->
        [1] 🔕 без звука
       *[other] 🔔 со звуком
    }

    Нажмите, что поменять.
subscription-ended = <b>Рассылка отключена.</b> Адрес этого чата я стёр.
subscription-ended-channel = Рассылка в этом канале отключена, адрес канала стёрт.
mydata-digest = Подписка на рассылку: места, дни, час и номер этого чата, закрытый ключом. Сотру, когда отпишетесь: /digest
subscription-none = Эта рассылка уже отключена.
subscription-not-channel = Рассылку канала настраивают его администраторы, и я сам должен быть администратором с правом публиковать. Добавьте меня в канал и напишите сюда: /digest @имя_канала
subscription-topic-closed = Администраторам: тема, куда приходила рассылка, закрыта или удалена. Теперь она приходит сюда. Поменять или отключить: /digest

subscription-pick-place = <b>О каком месте?</b> Другие можно добавить потом.
subscription-pick-places = <b>О каких местах?</b> Можно выбрать несколько: отмеченные придут вместе.
subscription-pick-languages = <b>На каком языке?</b> На двух – сначала всё на одном, потом на другом.
subscription-pick-days = <b>По каким дням?</b>
subscription-pick-hour = <b>В котором часу?</b>
subscription-pick-zone = <b>Часы какого города?</b> Рассылка придёт по его времени.
subscription-how-many-places = Нужно хотя бы одно место, но не больше восьми.
subscription-one-day = Нужен хотя бы один день. Чтобы рассылка не приходила, отключите её.

subscription-chosen = ✅ { $name }
subscription-place = { $place }
subscription-whole-country = { $place }: вся страна
subscription-every-day = каждый день
subscription-day = { $day ->
    [0] пн
    [1] вт
    [2] ср
    [3] чт
    [4] пт
    [5] сб
   *[6] вс
 }
subscription-city = { $zone ->
    [Europe-Belgrade] Белград
    [Europe-Istanbul] Стамбул
    [Europe-Berlin] Берлин
    [Europe-Warsaw] Варшава
    [Europe-Vilnius] Вильнюс
    [Europe-Helsinki] Хельсинки
    [Europe-Paris] Париж
    [Europe-London] Лондон
    [Europe-Lisbon] Лиссабон
    [Europe-Moscow] Москва
    [Asia-Jerusalem] Иерусалим
    [Asia-Dubai] Дубай
    [Asia-Baku] Баку
    [Asia-Tashkent] Ташкент
    [Asia-Bishkek] Бишкек
    [Asia-Dushanbe] Душанбе
    [Asia-Bangkok] Бангкок
    [Asia-Seoul] Сеул
    [Asia-Tokyo] Токио
    [America-New_York] Нью-Йорк
    [America-Los_Angeles] Лос-Анджелес
    [America-Mexico_City] Мехико
    [America-Argentina-Buenos_Aires] Буэнос-Айрес
    [UTC] Всемирное (UTC)
   *[other] { $zone }
 }

subscription-progress-none = <b>Рассылка:</b> с запуска ещё ничего не уходило.
subscription-progress = { $left ->
    [0] <b>Рассылка:</b> в последний раз ушло { $sent }, неудачных попыток: { $failed }.
   *[other] <b>Рассылка идёт:</b> отправлено { $sent }, осталось { $left }, неудачных попыток: { $failed }{ $minutes ->
        [0] .
       *[other] , минут до конца: { $minutes }.
    }
 }

button-digest = 📬 Рассылка
button-digest-subscribe = ✅ Подписаться
button-digest-sample = 👀 Показать
button-digest-places = 📍 Места
button-digest-languages = 🌐 Язык
button-digest-days = 📅 Дни
button-digest-hour = 🕙 Час
button-digest-zone = 🌍 Чьи часы
button-digest-quiet = 🔕 Без звука
button-digest-aloud = 🔔 Со звуком
button-digest-ready = Готово
button-digest-again = 📬 Включить снова
button-digest-change = ⚙️ Поменять
button-digest-stop = ✖️ Отключить

command-digest = Рассылка полезного по расписанию
