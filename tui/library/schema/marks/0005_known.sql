-- What is known of a story is asked for by its id when it changed.
CREATE INDEX known_story ON known (story_id);
