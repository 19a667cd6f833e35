# What the program tells whoever starts it: in a terminal, without markup.

settings-intro = The bot cannot start: please correct this in its settings (the file .env or the environment).
settings-file-unreadable = The file { $file } cannot be read. Check its permissions and that it is saved as UTF-8.
settings-token-missing = BOT_TOKEN is empty. Ask @BotFather in Telegram for a token and put it into .env.
settings-token-space = BOT_TOKEN holds a space or a line break. Copy the token once more, on one line.
settings-token-shape = BOT_TOKEN does not look like a token: digits, a colon, then many letters and digits. Copy all of it from @BotFather.
settings-url = BOT_API_URL does not look like an address. Write https://server or https://server:port, without a password or a question mark.
settings-url-open = BOT_API_URL begins with http://, so the token would cross the network in the clear. Write https:// (http:// will do only for this machine and its own network).
settings-maintainers = MAINTAINERS: numeric ids with commas between them are needed, such as 12345, 67890. Telegram Desktop shows yours: Advanced, Experimental settings, Show Peer IDs in Profile.
settings-key-file = KEY_FILE lies inside DATA_DIR. Key and database must not end up in one backup: name a place outside that directory.
settings-paid-broadcast = PAID_BROADCAST is 0 (off) or 1 (on).
settings-broadcast-rate = BROADCAST_RATE: a number from 30 to 1000.
settings-log-level = LOG_LEVEL is one of DEBUG, INFO, WARNING, ERROR.

start-already-running = A bot with this data directory is running already. Stop it, or set another directory in DATA_DIR.
start-newer-database = The database { $file } was written by a newer version of this program (schema { $found }, known here { $known }). Update the program; the database is untouched.
start-key-mode = Others may read the key { $file }. Close it: chmod 600 { $file }. If it may have been copied, treat the subscribers' addresses as exposed.
start-key-size = The file { $file } holds no key of ours: it is empty or cut off. Put the key back from your backup. The file was left as it is.
start-key-other = The key { $file } does not belong to this database: it cannot open the subscribers' addresses. Put the former key back from your backup. If it is lost, take the files durable.db* out of DATA_DIR: subscriptions and group settings will have to be made anew.
start-key-unusable = The key's file { $file } cannot be made or read. Check the permissions of its directory and KEY_FILE; the key cannot be a link.
start-token-refused = Telegram does not accept the token. Check BOT_TOKEN: it may have been revoked with @BotFather.
start-no-content = The directory { $content_dir } has no topics.yaml or no places/, so there is nothing to answer. Check CONTENT_DIR: it names a directory of answers, such as locales.
start-unreachable = { $url } does not answer. Check the network and BOT_API_URL, and start again.
start-unusable-folder = The data directory { $data_dir } cannot be made, or not written to. Check DATA_DIR, permissions and room on the disk.
start-unusable-database = The database in { $data_dir } cannot be opened. Check permissions and room on the disk. If it is not that, it is damaged: take the files durable.db* out of there and put your backup in, named durable.db.
start-unread = The files with the answers could not be read: the process that reads them broke off. If nothing above says why, perhaps there was not enough memory.
start-broken-words = The bot cannot start: please correct this in its words.

start-serving = @{ $name } is answering. To stop: Ctrl-C.
start-open = Check-ins are taken.
start-closed = No check-ins are taken: { $why }
start-faulty-files = { $count ->
    [one] { $count } file has faults
   *[other] { $count } files have faults
 }; the bot does without. What is wrong, .venv/bin/python -m bot check { $content_dir } will say

demo-open =
    Prival is open in your browser: { $url }
    Telegram is a stand-in here; everything stays on this machine. To end: Ctrl-C.
demo-no-port = Port { $port } is taken, or there is no such port. Close the other demo, or take another: make demo PORT=8041
demo-over = Prival is closed. Goodbye!

backup-done = The copy is in { $file }. It holds settings, subscriptions (sealed) and counts: nobody's id or text, no token and no key. Keep the key file apart from it.
backup-nothing = There is nothing to copy yet: no database in DATA_DIR. Has the bot run already, and from this directory?
backup-exists = { $file } is there already, and I do not write over it. Choose another name.
backup-failed = The copy to { $file } failed ({ $why }). Is there room, and may this user write there?
