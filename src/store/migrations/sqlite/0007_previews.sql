-- A moderator's preview: 0 of the wording as it is, otherwise of a draft. Nothing of it is counted, and it is
-- never found but by its own controls.
ALTER TABLE interview ADD COLUMN preview INTEGER;
