-- The channel that its thread is in; NULL: the one where it was begun.
ALTER TABLE interview ADD COLUMN thread_parent INTEGER;
