-- Where a member's verdict is being shared, until its message is known.
CREATE TABLE sharing (
    interview_id INTEGER NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    channel_id   INTEGER NOT NULL,
    -- By which Discord tells a repeat from a second message.
    nonce        TEXT NOT NULL,
    -- Milliseconds since 1970.
    asked_at     INTEGER NOT NULL,
    PRIMARY KEY (interview_id, channel_id)
) STRICT, WITHOUT ROWID;
