-- Every dialog revision that an interview was begun with, as canonical JSON.
CREATE TABLE dialog_revision (
    revision TEXT PRIMARY KEY,
    dialog   TEXT NOT NULL,
    content  TEXT NOT NULL
) STRICT;

CREATE TABLE interview (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,
    user_id    INTEGER NOT NULL,
    guild_id   INTEGER,
    channel_id INTEGER NOT NULL,
    dialog     TEXT NOT NULL,
    locale     TEXT NOT NULL,
    visibility TEXT NOT NULL CHECK (visibility IN ('private', 'public')),
    revision   TEXT NOT NULL REFERENCES dialog_revision (revision),
    place      TEXT NOT NULL CHECK (place IN ('opening', 'thread', 'ephemeral')),
    thread_id  INTEGER,
    card_id    INTEGER,
    verdict_id INTEGER,
    state      TEXT NOT NULL CHECK (state IN ('asking', 'stopped', 'finished')),
    -- The step that was saved last; a save names the one it read.
    step       INTEGER NOT NULL,
    -- The interview itself as JSON: answers, state, step.
    content    BLOB NOT NULL,
    -- Milliseconds since 1970.
    changed_at INTEGER NOT NULL
) STRICT;

CREATE INDEX interview_of_member ON interview (user_id, guild_id, dialog, state);
CREATE UNIQUE INDEX interview_in_thread ON interview (thread_id) WHERE thread_id IS NOT NULL;
