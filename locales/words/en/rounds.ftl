# What moderators hear from the bot without having asked, and those who keep it.

call = 🆘 <b>{ $code }: somebody asks for help.</b> Whoever can answer now, please press “I take this”.
call-again = 🆘 <b>{ $code } still waits for a person.</b> Nobody has taken it on yet. Please press “I take this” if you can answer now.
post-unclear = ⚠️ <b>{ $code } may be published – please check.</b> I sent it, and Telegram gave no answer. I do not send it again by myself, so that it does not stand there twice. I tell its author that you will look.
post-refused = ⚠️ <b>Approved check-ins are not published: Telegram does not let me.</b> Please look whether I am still in the group or channel, may write there, and whether the topic is open. As soon as that is mended I go on by myself.

## Why no check-ins are taken

status-closed = ⛔ <b>No check-ins are taken:</b> { $why }
doubt-not-memory = the volatile directory is on a disk, not in memory. Put VOLATILE_DIR on tmpfs, for instance under /dev/shm.
doubt-swap = swap is on and not encrypted, so memory can end up on a disk. Switch it off, or use zram or an encrypted one.
doubt-symlink = the volatile directory is a link. Name the directory itself.
doubt-owner = the volatile directory belongs to another user.
doubt-mode = others may enter the volatile directory. It must have mode 0700.
doubt-unusable = the volatile directory can be neither made nor used.
doubt-conflict = somebody else reads this bot's updates. Check-ins open again an hour after the last sign of it.
maintainer-conflict =
    🚨 <b>Somebody else is reading this bot's messages.</b>

    Either a second copy of the program runs, or somebody has the token. I take no check-ins until an hour has passed without a sign of it.

    If the second copy is not yours: have @BotFather revoke the token now, put the new one into the settings, and restart me. With the token people's old questions to the bot can be read too; of the talk around check-ins, the last day. Warn the group to delete their chats with the bot.
