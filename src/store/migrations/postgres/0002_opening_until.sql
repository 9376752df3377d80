-- Until when whoever opens a thread is at it, unless they say so anew.
ALTER TABLE interview ADD COLUMN opening_until BIGINT;
