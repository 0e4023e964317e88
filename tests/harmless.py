"""What a reader may do wherever they are: actions, options and commands by name that need nothing granted.

Whoever adds one says here that it runs no program, opens and writes no file but those of the library and the reader's
own marks, puts nothing on a clipboard and connects to nothing; else it needs a capability in `tui/capabilities.py`.
"""

_OURS = """
back bottom change choose clear close complete date differences done end ends filter find fold_speech forget
forget_search form forward half help hint history keep leave line list_quotes move narrower note number open out page
question raw read_all redraw references remember residue save_search saved scroll search show_only skip_speech sort
step stop swap tag to_list toggle_read top trail type undo unread unreadable use wanted who_said_what wider zen
"""

_OF_TEXTUAL = """
add_class bell blur change_theme cursor_left cursor_left_word cursor_right cursor_right_word delete_left
delete_left_all delete_left_word delete_right delete_right_all delete_right_word dismiss focus focus_next
focus_previous help_quit hide_help_panel home maximize minimize notify page_down page_left page_right page_up paste
pop_screen push_screen quit remove_class scroll_down scroll_end scroll_home scroll_left scroll_right scroll_up
select_all show_help_panel simulate_key submit switch_mode switch_screen toggle toggle_class toggle_dark
"""

_WORDS = """
address again back current date erase errors find follow forward help history keep kept line list mark more next note
noted notes page previous quit quotes raw read references same search tag tags undo unread where who
"""

ACTIONS = frozenset(_OURS.split())
"""Actions of our own."""

ACTIONS_OF_TEXTUAL = frozenset(_OF_TEXTUAL.split())
"""Those that its app, screens and boxes bring along. A theme is remembered among the marks; `paste` takes from the
box beside, not from the reader's clipboard."""

SPOKEN = frozenset(_WORDS.split())
"""The words of `spalte --plain`. `note` and `tag` write among the marks; `address` prints one, and opens none."""

OPTIONS = {
    "reading": {"--help", "--version", "--library", "--plain", "--state", "--restricted", "--allow", "--unrestricted"},
    "completion": {"--help"},
}
"""Options of what needs no capability as a whole. What is opened is named by who writes the command."""

BY_NAME = frozenset({"Theme"})
"""What the list of commands offers besides the actions of keys."""
