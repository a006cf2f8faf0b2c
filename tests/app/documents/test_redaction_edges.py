"""Single rules of reading, each with the text that needs it."""

from __future__ import annotations

import pytest

from app.documents.page import printable
from app.documents.redaction import Names

OTHER = "another group member"


@pytest.mark.parametrize(
    ("other", "text", "out"),
    [
        # what stands instead of a name is none, whatever somebody is called
        ("Member B.", f"{OTHER} and Member B. spoke", f"{OTHER} and {OTHER} spoke"),
        # a surname of two letters is a name with its capital
        ("James Li", "then li and Li spoke", f"then li and {OTHER} spoke"),
        # the half that a hyphen ties to a name goes with it
        ("Maria S.", "with Teresa-Maria there", f"with {OTHER} there"),
        ("Angelo P.", "with D’Angelo there", f"with {OTHER} there"),
        # in small letters, or without its period, what stands behind a name is a word
        ("Maria Long", "with Maria long ago", f"with {OTHER} long ago"),
        ("Maria Long", "with Maria Long ago", f"with {OTHER} ago"),
        ("Maria Ito", "told Maria I left", f"told {OTHER} I left"),
        ("Maria Ito", "told Maria I. and left", f"told {OTHER} and left"),
        ("Grace L.", "then grace l. spoke", f"then {OTHER} spoke"),
        # no name is told by its small words
        ("Tran Van Minh", "then the Van broke, Minh said", f"then the Van broke, {OTHER} said"),
        ("Tran Van Minh", "with Tran Van Minh and Van Minh", f"with {OTHER} and {OTHER}"),
        ("José Ruiz-Paz", "with J.R.P. there", f"with {OTHER} there"),
        ("Robert (Bo) Trent", "then bo spoke", f"then {OTHER} spoke"),
        ("Dee (xe/xem)", "xe and xem heard Dee", f"xe and xem heard {OTHER}"),
        ("Omar al-Farsi", "with el Farsi and Al Farsi", f"with {OTHER} and {OTHER}"),
        ("Maria Garcia", "told maria g and maria g. too", f"told {OTHER} and {OTHER} too"),
        ("T.J. Moore", "T.J., tj, TJ and T.J.M. spoke", f"{OTHER}, {OTHER}, {OTHER} and {OTHER} spoke"),
        ("Jürgen Müller", "with Juergen, Jurgen and Mueller", f"with {OTHER}, {OTHER} and {OTHER}"),
        ("Abd al-Rahman S.", "Abdulrahman and Abdel Rahman, Rahman", f"{OTHER} and {OTHER}, {OTHER}"),
        ("Abdulrahman S.", "Abd al-Rahman and Abdul-Rahman spoke", f"{OTHER} and {OTHER} spoke"),
        # "St. James" is a place, James is not
        ("James T.", "in St. James with James", f"in St. James with {OTHER}"),
    ],
)
def test_a_name_goes_and_the_words_around_it_stay(other: str, text: str, out: str) -> None:
    names = Names(("Tamika O.",), {"1": (other,)})
    assert names.without(text) == out
    assert names.without(out) == out


def test_letters_behind_a_comma_may_be_a_degree_and_capitals_an_institution() -> None:
    names = Names(("Tamika O.",), {"1": ("Maria Santos",), "2": ("Ed P.",)})
    for text, word in (("Rivera, M.S., asked her", "ms"), ("went to the ED", "ed")):
        assert names.read(text).unanswered() == (word,)
    assert names.without("Rivera, M.S., asked her") == "Rivera, M.S., asked her"
    assert names.without("then M.S. asked her, and Ed") == f"then {OTHER} asked her, and {OTHER}"


def test_an_accent_makes_a_word_a_name() -> None:
    names = Names(("Tamika O.",), {"1": ("Đặng Minh",)})
    assert names.read("then Dang spoke").unanswered() == ("dang",)
    assert names.read("then Đặng spoke, dang it").unanswered() == ()
    assert names.without("then Đặng spoke, dang it", {"dang": False}) == f"then {OTHER} spoke, dang it"


def test_in_a_row_of_capitals_a_small_word_is_the_word_and_stays_so() -> None:
    names = Names(("Tamika O.",), {"1": ("Maria Santos",), "2": ("Hana So",)})
    out = names.without("then MARIA SO CALM, and So")
    assert out == f"then {OTHER} SO CALM, and {OTHER}"
    assert names.without(f"then {OTHER} SO") == f"then {OTHER} SO"


def test_only_what_looks_like_a_name_is_pointed_out_and_once() -> None:
    names = Names(("Tamika O.",), {"1": ("Maria Santos",)})
    text = (
        "Sleeping was hard. She learned of STDs and PrEP from Kevin, later from Kevin. "
        "The Mindful Way is a way; being mindful helps. Natalie spoke, LaToya too."
    )
    assert names.read(text).unknown == ("Kevin", "Natalie", "LaToya")
    assert names.without(text) == text


@pytest.mark.parametrize(
    "unseen", ["\u200e", "\ufeff", "\u061c", "\u2061", "\u202a", "\u00ad", "\ufe0f", "\u034f"]
)
def test_what_has_no_look_inside_a_name_does_not_save_it(unseen: str) -> None:
    names = Names(("Tamika O.",), {"1": ("Maria Santos",)})
    assert names.without(f"with Ma{unseen}ria there") == f"with {OTHER} there"
    # paper leaves it out: no name may come together there
    assert "Maria" not in printable(names.without(f"with M{unseen}a{unseen}r{unseen}i{unseen}a there"))


def test_what_has_no_look_between_two_names_parts_nobody() -> None:
    names = Names(("Tamika O.",), {"1": ("Maria Santos",)})
    assert (
        names.without("with \u2068Maria\u2069 \u2068Santos\u2069 there") == f"with \u2068{OTHER}\u2069 there"
    )


@pytest.mark.parametrize(
    ("other", "text"),
    [
        ("محمد علي", "with مُحَمَّد there"),
        ("प्रिया नायर", "with प्रिया there"),
        ("Maria S.", "with 𝐌𝐚𝐫𝐢𝐚 there"),
        ("Maria S.", "with Ma-\u2028ria there"),
        ("Maria S.", "with Ma\u00ad\nria there"),
    ],
)
def test_a_name_goes_however_its_letters_are_written(other: str, text: str) -> None:
    assert Names(("Tamika O.",), {"1": (other,)}).without(text) == f"with {OTHER} there"


def test_who_goes_by_one_letter_is_asked_about() -> None:
    names = Names(("Tamika O.",), {"1": ("J. Stone",), "2": ("A. Reed",)})
    assert names.read("then J spoke").asked == {"j": "J"}
    assert names.without("then J spoke, and J. too") == f"then {OTHER} spoke, and {OTHER}. too"
    for words in ("A plan, and a j in it", "I saw a plan"):
        assert names.read(words).places == ()


def test_a_short_name_without_its_apostrophe_is_asked_about_where_a_sentence_begins() -> None:
    names = Names(("Tamika O.",), {"1": ("Tom Reed",)})
    assert names.read("Toms turn was short").asked == {"tom": "Toms"}
    assert names.without("in Toms turn") == f"in {OTHER} turn"
