-- A server as its moderators made it: the sum of its changes.
CREATE TABLE server (
    guild_id INTEGER PRIMARY KEY,
    -- The number of its newest change; a save names the one it read.
    version  INTEGER NOT NULL,
    -- JSON.
    content  BLOB NOT NULL
) STRICT;

-- A server's history.
CREATE TABLE server_change (
    guild_id INTEGER NOT NULL,
    version  INTEGER NOT NULL,
    -- JSON: author, moment, edits.
    content  BLOB NOT NULL,
    PRIMARY KEY (guild_id, version)
) STRICT, WITHOUT ROWID;

-- What moderators prepared and did not make live yet.
CREATE TABLE draft (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id  INTEGER NOT NULL,
    author_id INTEGER NOT NULL,
    -- JSON.
    content   BLOB NOT NULL,
    -- Milliseconds since 1970.
    made_at   INTEGER NOT NULL
) STRICT;
