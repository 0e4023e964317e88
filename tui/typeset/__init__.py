"""An article as styled lines: for the screen and the command line alike, and knowing neither."""
