-- The keys that open what is sealed. More than one only while the key is being changed.
CREATE TABLE seal_key (
    -- Names the key in what it has sealed: the second byte.
    mark       BLOB PRIMARY KEY CHECK (length(mark) = 1),
    -- Something known, sealed, to recognise the key by.
    check_text BLOB NOT NULL,
    -- What is written now is sealed with it.
    is_current INTEGER NOT NULL,
    -- Nothing that was written before it can be found in the file any more.
    is_clean   INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX seal_key_current ON seal_key (is_current) WHERE is_current;

-- A process that knows only the key of before cannot write what nobody could open.
CREATE TRIGGER interview_sealed BEFORE UPDATE OF content ON interview
WHEN substr(NEW.content, 2, 1) IS NOT (SELECT mark FROM seal_key WHERE is_current)
BEGIN
    SELECT RAISE(ABORT, 'the key was changed meanwhile: start this process anew with the new key');
END;

-- Nor can one that knows of no sealing at all. What is sealed is bound to its row, so it comes once there is one.
CREATE TRIGGER interview_begun_empty BEFORE INSERT ON interview
WHEN length(NEW.content) > 0
BEGIN
    SELECT RAISE(ABORT, 'the database is sealed: start this process anew with the newer program');
END;

-- Where members shared their verdicts, so that these can be taken back.
CREATE TABLE shared (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    channel_id   INTEGER NOT NULL,
    message_id   INTEGER NOT NULL,
    PRIMARY KEY (interview_id, channel_id, message_id)
) STRICT, WITHOUT ROWID;

-- What a member wanted deleted at Discord, until that is done. It does not say whose it was.
CREATE TABLE erasure (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id   INTEGER,
    -- A thread, or where a message was shared.
    channel_id INTEGER NOT NULL,
    -- NULL: everything that the bot wrote in this thread.
    message_id INTEGER,
    -- The messages that are known, where the thread cannot be read.
    card_id    INTEGER,
    verdict_id INTEGER,
    -- Nobody else speaks there, so the whole thread may go.
    is_private INTEGER NOT NULL
) STRICT;

-- Servers that the bot is no longer in, and since when, in milliseconds since 1970.
CREATE TABLE departed (
    guild_id INTEGER PRIMARY KEY,
    left_at  INTEGER NOT NULL
) STRICT;

-- When a revision was begun with last, in milliseconds since 1970; updated at most once an hour.
ALTER TABLE dialog_revision ADD COLUMN kept_at INTEGER NOT NULL DEFAULT 0;

-- For what is due to be forgotten.
CREATE INDEX interview_by_age ON interview (state, changed_at);
CREATE INDEX interview_of_guild ON interview (guild_id);
CREATE INDEX interview_of_revision ON interview (revision);
