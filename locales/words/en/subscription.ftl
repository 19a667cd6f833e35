# Subscribing to a digest: the screens of /digest. The digest itself is in digest.ftl.

subscription-offer =
    <b>📬 A digest of what is useful</b>{ $where ->
       *[here] { "" }
        [channel] { " " }for the channel “{ $channel }”
    }

    What changes and by when to act, new answers, where to find help, what is on in the coming two weeks.

    📍 { $places }
    🌐 { $languages }
    📅 { $days } at { $hour }:00, time of { $city }

    One message, two at most. Nothing new, no message. All this can be changed.
subscription =
    <b>📬 The digest is on</b>{ $where ->
       *[here] { "" }
        [channel] { " " }in the channel “{ $channel }”
    }

    📍 { $places }
    🌐 { $languages }
    📅 { $days } at { $hour }:00, time of { $city }
    { $quiet ->
        [1] 🔕 without a sound
       *[other] 🔔 with a sound
    }

    Press what you want to change.
subscription-ended = <b>The digest is off.</b> I have erased this chat's address.
subscription-ended-channel = The digest in this channel is off, and the channel's address is erased.
mydata-digest = A subscription to the digest: places, days, hour and this chat's number, sealed with a key. I erase it when you unsubscribe: /digest
subscription-none = This digest is off already.
subscription-not-channel = A channel's digest is set up by its admins, and I must be an admin there myself, allowed to post. Add me to the channel and write here: /digest @channel_name
subscription-topic-closed = For the admins: the topic that got the digest was closed or deleted. It comes here now. To change or stop it: /digest

subscription-pick-place = <b>About which place?</b> You can add others later.
subscription-pick-places = <b>About which places?</b> You may choose several: what is marked comes as one digest.
subscription-pick-languages = <b>In which language?</b> With both, first all in the one, then in the other.
subscription-pick-days = <b>On which days?</b>
subscription-pick-hour = <b>At what hour?</b>
subscription-pick-zone = <b>The clock of which city?</b> The digest comes by its time.
subscription-how-many-places = At least one place is needed, and eight at most.
subscription-one-day = At least one day is needed. To get no digest, turn it off.

subscription-chosen = ✅ { $name }
subscription-place = { $place }
subscription-whole-country = { $place }: the whole country
subscription-every-day = every day
subscription-day = { $day ->
    [0] Mon
    [1] Tue
    [2] Wed
    [3] Thu
    [4] Fri
    [5] Sat
   *[6] Sun
 }
subscription-city = { $zone ->
    [Europe-Belgrade] Belgrade
    [Europe-Istanbul] Istanbul
    [Europe-Berlin] Berlin
    [Europe-Warsaw] Warsaw
    [Europe-Vilnius] Vilnius
    [Europe-Helsinki] Helsinki
    [Europe-Paris] Paris
    [Europe-London] London
    [Europe-Lisbon] Lisbon
    [Europe-Moscow] Moscow
    [Asia-Jerusalem] Jerusalem
    [Asia-Dubai] Dubai
    [Asia-Baku] Baku
    [Asia-Tashkent] Tashkent
    [Asia-Bishkek] Bishkek
    [Asia-Dushanbe] Dushanbe
    [Asia-Bangkok] Bangkok
    [Asia-Seoul] Seoul
    [Asia-Tokyo] Tokyo
    [America-New_York] New York
    [America-Los_Angeles] Los Angeles
    [America-Mexico_City] Mexico City
    [America-Argentina-Buenos_Aires] Buenos Aires
    [UTC] Universal time (UTC)
   *[other] { $zone }
 }

subscription-progress-none = <b>Digests:</b> none has gone out since the start.
subscription-progress = { $left ->
    [0] <b>Digests:</b> { $sent } went out last time, failed attempts: { $failed }.
   *[other] <b>Digests are going out:</b> { $sent } sent, { $left } left, failed attempts: { $failed }{ $minutes ->
        [0] .
       *[other] , minutes to go: { $minutes }.
    }
 }

button-digest = 📬 Digest
button-digest-subscribe = ✅ Subscribe
button-digest-sample = 👀 Show me
button-digest-places = 📍 Places
button-digest-languages = 🌐 Language
button-digest-days = 📅 Days
button-digest-hour = 🕙 Hour
button-digest-zone = 🌍 Whose clock
button-digest-quiet = 🔕 No sound
button-digest-aloud = 🔔 With sound
button-digest-ready = Done
button-digest-again = 📬 Turn on again
button-digest-change = ⚙️ Change
button-digest-stop = ✖️ Turn off

command-digest = A digest of what is useful
