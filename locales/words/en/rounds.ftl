# What moderators hear from the bot without having asked.

call = 🆘 <b>{ $code }: somebody asks for help.</b> Whoever can answer now, please press “I take this”.
call-again = 🆘 <b>{ $code } still waits for a person.</b> Nobody has taken it on yet. Please press “I take this” if you can answer now.
post-unclear = ⚠️ <b>{ $code } may be published – please check.</b> I sent it, and Telegram gave no answer. I do not send it again by myself, so that it does not stand there twice. I tell its author that you will look.
post-refused = ⚠️ <b>Approved check-ins are not published: Telegram does not let me.</b> Please look whether I am still in the group or channel, may write there, and whether the topic is open. As soon as that is mended I go on by myself.
