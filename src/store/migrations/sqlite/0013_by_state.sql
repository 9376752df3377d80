-- Each answer wrote anew where its interview stands by age. Of those that go on there are few enough to look at them all.
DROP INDEX interview_by_age;
CREATE INDEX interview_by_state ON interview (state);
CREATE INDEX interview_finished ON interview (changed_at, guild_id) WHERE state = 'finished';
