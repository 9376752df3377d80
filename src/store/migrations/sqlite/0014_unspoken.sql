-- What is owed a card or a verdict message, asked for in these very words. Next to nothing, of everything that stands in
-- a thread.
CREATE INDEX interview_unspoken ON interview (id)
WHERE place = 'thread' AND CASE state WHEN 'asking' THEN card_id WHEN 'finished' THEN verdict_id ELSE 0 END IS NULL;
