"""Back and forward from story to story, and the tree of all ways one went."""

from tui.ui.trail import Trail, Visit, rails


def trail(*stories: str, most: int = 100) -> Trail:
    made = Trail(most)
    for story_id in stories:
        made.visit(story_id)
    return made


def drawn(way: Trail) -> list[str]:
    return [f"{rail.signs} {rail.point.story_id}" for rail in rails(way)]


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
    assert way.way == []
    assert trail("a").back() is None


def test_forward_leads_where_one_came_back_from() -> None:
    way = trail("a", "b")
    way.leave(7)
    way.back()
    assert way.forward() == Visit("b", 7)
    assert way.forward() is None


def test_going_on_from_an_earlier_point_makes_a_branch_and_forward_takes_the_last_one() -> None:
    way = trail("a", "b")
    way.back()
    way.visit("c")
    assert way.forward() is None
    assert way.back() == Visit("a")
    assert way.forward() == Visit("c")
    assert drawn(way) == ["┬ a", "├── b", "└ c"]


def test_what_was_gone_to_before_is_the_same_branch() -> None:
    way = trail("a", "b", "x")
    way.back()
    way.back()
    way.visit("c")
    way.back()
    way.visit("b")
    assert drawn(way) == ["┬ a", "├─┬ b", "│ └ x", "└ c"]
    way.back()
    assert way.forward() == Visit("b")


def test_staying_is_no_visit() -> None:
    way = trail("a", "a")
    assert way.back() is None


def test_a_story_from_the_list_begins_a_new_way_and_the_old_one_is_kept() -> None:
    way = trail("a", "b")
    way.begin("c")
    assert way.here is not None
    assert way.here.visit == Visit("c")
    assert way.back() is None
    assert drawn(way) == ["┬ a", "└ b", "─ c"]


def test_beginning_again_where_one_began_last_goes_on_from_there() -> None:
    way = trail("a", "b")
    way.begin("a")
    assert way.back() is None
    assert way.forward() == Visit("b")
    assert drawn(way) == ["┬ a", "└ b"]


def test_any_point_can_be_gone_to_and_forward_leads_there_again() -> None:
    way = trail("a", "b", "c")
    point = way.here
    assert point is not None
    way.leave(5)
    way.back()
    way.back()
    way.visit("d")
    way.go_to(point)
    assert way.here is point
    assert [each.story_id for each in way.way] == ["a", "b"]
    way.back()
    way.back()
    way.forward()
    assert way.forward() == Visit("c", 5)


def test_branches_within_branches_stand_beside_the_line_they_came_off() -> None:
    way = trail("a", "b", "c")
    way.back()
    way.visit("d")
    way.visit("e")
    for _ in range(3):
        way.back()
    way.visit("f")
    assert drawn(way) == ["┬ a", "├─┬ b", "│ ├── c", "│ ├ d", "│ └ e", "└ f"]


def test_of_very_many_points_the_oldest_are_forgotten_and_the_way_stays_whole() -> None:
    way = trail("a", most=4)
    for story_id in ("b", "c", "d", "e", "f"):
        way.visit(story_id)
    assert drawn(way) == ["┬ c", "├ d", "├ e", "└ f"]
    assert [each.story_id for each in way.way] == ["c", "d", "e"]


def test_the_point_one_is_on_is_never_forgotten() -> None:
    way = trail("a", "b", "c", most=3)
    way.back()
    way.back()
    way.visit("d")
    assert drawn(way) == ["┬ a", "├── c", "└ d"]
    way.back()
    assert way.forward() == Visit("d")


def test_a_way_is_drawn_however_long_it_is() -> None:
    way = trail(*(f"{number}" for number in range(5_000)), most=6_000)
    assert drawn(way)[-1] == "└ 4999"
    assert len(drawn(way)) == 5_000


def test_a_point_knows_what_it_was_called() -> None:
    way = trail("a")
    way.arrive("b", "Another")
    assert way.here is not None
    assert way.here.title == ""
    way.arrive("a", "First")
    assert way.here.title == "First"
