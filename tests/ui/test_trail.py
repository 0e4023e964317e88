"""Back and forward from story to story."""

from tui.ui.trail import Trail, Visit


def trail(*stories: str) -> Trail:
    made = Trail()
    for story_id in stories:
        made.visit(story_id)
    return made


def test_back_leads_to_the_line_one_left() -> None:
    way = trail("a")
    way.leave(120)
    way.visit("b")
    assert way.back() == Visit("a", 120)


def test_an_empty_trail_leads_nowhere() -> None:
    way = Trail()
    assert way.back() is None
    assert way.forward() is None
    assert way.here is None
    assert trail("a").back() is None


def test_forward_leads_where_one_came_back_from() -> None:
    way = trail("a", "b")
    way.leave(7)
    way.back()
    assert way.forward() == Visit("b", 7)
    assert way.forward() is None


def test_a_new_visit_cuts_off_what_lay_ahead() -> None:
    way = trail("a", "b")
    way.back()
    way.visit("c")
    assert way.forward() is None
    assert way.back() == Visit("a")


def test_staying_is_no_visit() -> None:
    way = trail("a", "a")
    assert way.back() is None


def test_a_story_from_the_list_begins_a_new_trail() -> None:
    way = trail("a", "b")
    way.begin("c")
    assert way.here == Visit("c")
    assert way.back() is None
    assert way.depth == 0
