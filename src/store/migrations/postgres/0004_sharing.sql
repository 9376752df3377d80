-- Where a member's verdict is being shared, until its message is known.
CREATE TABLE sharing (
    interview_id BIGINT NOT NULL REFERENCES interview (id) ON DELETE CASCADE,
    channel_id   BIGINT NOT NULL,
    -- By which Discord tells a repeat from a second message.
    nonce        TEXT NOT NULL,
    asked_at     BIGINT NOT NULL,
    PRIMARY KEY (interview_id, channel_id)
);
