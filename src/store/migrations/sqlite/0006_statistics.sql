-- What is counted of a server's interviews, by day and dialog: no person, no answer. It outlives the interviews.
CREATE TABLE tally (
    guild_id INTEGER NOT NULL,
    dialog   TEXT NOT NULL,
    -- Days since 1970, UTC.
    day      INTEGER NOT NULL,
    event    TEXT NOT NULL CHECK (event IN ('started', 'finished', 'left', 'took')),
    -- finished: the verdict; left: the question, '' being the first; took: the number of a span of minutes.
    what     TEXT NOT NULL,
    count    INTEGER NOT NULL,
    PRIMARY KEY (guild_id, dialog, day, event, what)
) STRICT, WITHOUT ROWID;

-- 0: not counted, 1: its start was counted, 2: its verdict as well. Each counts once.
ALTER TABLE interview ADD COLUMN tallied INTEGER NOT NULL DEFAULT 0;
-- Milliseconds since 1970, where its start was counted.
ALTER TABLE interview ADD COLUMN begun_at INTEGER;
-- The question at which it stands; NULL: the first.
ALTER TABLE interview ADD COLUMN question TEXT;

-- Whoever deletes an interview that was begun and never finished, and why ever: it was left, a week after it was
-- last touched.
CREATE TRIGGER interview_left AFTER DELETE ON interview WHEN OLD.tallied = 1
BEGIN
    INSERT INTO tally (guild_id, dialog, day, event, what, count)
    VALUES (OLD.guild_id, OLD.dialog, OLD.changed_at / 86400000 + 7, 'left', COALESCE(OLD.question, ''), 1)
    ON CONFLICT DO UPDATE SET count = count + 1;
END;
