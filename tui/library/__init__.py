"""A store of stories, and what one person has done with them."""
