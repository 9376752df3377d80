-- Until when whoever opens that thread is at it, unless they say so anew: milliseconds since 1970.
ALTER TABLE interview ADD COLUMN opening_until INTEGER;
