-- The words at which reading stopped, to find the place again in a text that was corrected.
ALTER TABLE story ADD COLUMN near TEXT;
