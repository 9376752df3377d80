-- The channel in which a thread was asked for, until its arrival is noted down.
ALTER TABLE interview ADD COLUMN opening_in INTEGER;
