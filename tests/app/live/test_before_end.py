"""Nobody leaves unheld: who is still to be seen, and why."""

from app.live import events as e
from app.live.before_end import not_here_yet, reasons, to_be_seen
from tests.events_for_tests import BLUE_HEART, JAMES, MARIA, arrived, opening, started, told


def test_who_was_here_and_has_not_checked_out_is_still_to_be_seen() -> None:
    session = told(started(), arrived(MARIA), arrived(JAMES), (160, e.CheckedOut(person="maria", answers={})))
    assert [(seen.name, seen.why) for seen in to_be_seen(session)] == [("James T.", ("not_checked_out",))]


def test_who_left_early_without_a_word_is_still_to_be_seen() -> None:
    session = told(started(), arrived(MARIA), (60, e.PersonLeft(person="maria")))
    assert [seen.person for seen in to_be_seen(session)] == ["maria"]


def test_a_craving_that_rose_and_a_flag_are_reasons_of_their_own() -> None:
    session = told(
        started(),
        arrived(MARIA),
        (5, e.CheckedIn(person="maria", answers={"craving": "3"})),
        (9, e.PersonFlagged(person="maria")),
        (160, e.CheckedOut(person="maria", answers={"craving": "5"})),
    )
    assert [seen.why for seen in to_be_seen(session)] == [("flagged", "craving_higher")]


def test_a_pass_is_a_check_out() -> None:
    session = told(started(), arrived(MARIA), (160, e.TurnPassed(person="maria", round="check_out")))
    assert to_be_seen(session) == []


def test_without_a_check_out_round_only_a_flag_is_a_reason() -> None:
    session = told(
        started(),
        arrived(MARIA),
        arrived(JAMES),
        (9, e.PersonFlagged(person="james")),
        opened=opening(BLUE_HEART),
    )
    assert [(seen.person, seen.why) for seen in to_be_seen(session)] == [("james", ("flagged",))]


def test_absent_people_are_not_asked_for() -> None:
    assert to_be_seen(told(started(), (9, e.PersonFlagged(person="aisha")))) == []


def test_who_was_seen_is_not_asked_for_again_until_there_is_a_new_reason() -> None:
    facts = (
        started(),
        arrived(MARIA),
        (5, e.CheckedIn(person="maria", answers={"craving": "3"})),
        (9, e.PersonFlagged(person="maria")),
        (150, e.PersonSeen(person="maria")),
    )
    assert to_be_seen(told(*facts)) == []
    assert reasons(told(*facts), "maria") == ("flagged", "not_checked_out")
    assert to_be_seen(told(*facts, (155, e.CheckedOut(person="maria", answers={"craving": "3"})))) == []
    for news in (e.CheckedOut(person="maria", answers={"craving": "4"}), e.PersonFlagged(person="maria")):
        assert [seen.person for seen in to_be_seen(told(*facts, (155, news)))] == ["maria"]


def test_who_did_not_come_stands_there_until_somebody_tried_to_reach_them() -> None:
    session = told(started(), arrived(MARIA), (20, e.PersonExcused(person="james")))
    assert not_here_yet(session, ()) == ["aisha"]
    assert not_here_yet(session, {"aisha"}) == []


def test_use_since_the_last_group_and_a_note_about_a_risk_are_reasons() -> None:
    session = told(
        started(),
        arrived(MARIA),
        arrived(JAMES),
        (5, e.CheckedIn(person="maria", answers={"used": "yes"})),
        (6, e.CheckedIn(person="james", answers={"used": "no"})),
        (7, e.NoteCaught(text="@James sounded low #risk", people=("james",), tags=("risk",))),
        (160, e.TurnPassed(person="maria", round="check_out")),
        (160, e.TurnPassed(person="james", round="check_out")),
    )
    assert [(seen.person, seen.why) for seen in to_be_seen(session)] == [
        ("maria", ("used",)),
        ("james", ("risk",)),
    ]
    struck = told(
        *((5, e.NoteCaught(text="x", people=("james",), tags=("risk",))),), arrived(JAMES), started()
    )
    assert "risk" in reasons(struck, "james")
    assert "risk" not in reasons(told(arrived(JAMES), started()), "james")
