"""No other member's name stays in a person's note: 200 names that are common here, however they are written."""

from __future__ import annotations

import random
import re

import pytest

from app.documents.ordinary_words import ORDINARY_WORDS
from app.documents.redaction import Kind, Names
from app.documents.written_words import name_key
from tests.names_for_tests import ALL, FORMS, NAMES, first_of, letters_of, parted

OWN = "Tamika Osborne"
OTHER = "another group member"
SENTENCES = (
    "Tamika said that {} had helped with the urge.",
    "In small group {} spoke about cravings, and Tamika listened.",
    "Feedback came from {} and she took it well.",
    "Sat with {} during the break; talked about sleep.",
    "Tamika disagreed with {}, then asked more.",
    "What {} told the others stayed on Tamika’s mind.",
)
# words of a name that a text has anyway, once the rest of it is gone
SMALL = frozenset(["de", "la", "del", "al", "el", "bin", "ibn", "ben", "an"])


def known(name: str, others: tuple[str, ...] = ()) -> Names:
    return Names((OWN,), {str(place): (each,) for place, each in enumerate((name, *others))})


def kept(text: str) -> str:
    return text.replace(OTHER, "").replace("other group members", "")


def pieces(name: str) -> set[str]:
    """The words that would tell who it is, folded: the first name, and what has three letters or more."""
    words = {name_key(word) for word in re.split(r"[\s-]+", name)} | {
        name_key(name),
        name_key(first_of(name)),
    }
    return {word for word in words if len(word) > 2} - SMALL | {name_key(first_of(name))}


def leaks(name: str, text: str, sentence: str) -> set[str]:
    """What of a name stands in a text beyond the words of the sentence that it was put into."""
    there = {name_key(word) for word in re.split(r"[^\w’'\u0300-\u036f]+|_", kept(text))}
    there |= {name_key(re.sub(r"['’].*", "", word)) for word in kept(text).split()}
    plain = {name_key(word) for word in sentence.split()}
    together = name_key(kept(text))
    return {word for word in pieces(name) if word in there - plain or (len(word) > 5 and word in together)}


def test_there_are_two_hundred_names_of_six_origins_in_more_than_twenty_forms() -> None:
    assert len(NAMES) == len(set(NAMES)) >= 200
    assert {origin: len(names) >= 20 for origin, names in ALL.items()} == dict.fromkeys(ALL, True)
    assert len(FORMS) >= 20


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("origin", ALL)
def test_no_name_stays_in_any_form(origin: str, form: str) -> None:
    """A name that is a word as well is out once somebody said that it is a name; in small letters it is the word."""
    for place, name in enumerate(ALL[origin]):
        written = FORMS[form](name)
        sentence = SENTENCES[place % len(SENTENCES)]
        reading = known(name).read(sentence.format(written))
        text = reading.without(dict.fromkeys(reading.asked, True))
        is_word = written.islower() and {name_key(word) for word in written.split()} & ORDINARY_WORDS
        assert is_word or not leaks(name, text, sentence), (name, written, text)
        assert is_word or text.count("other group member") == 1, (name, written, text)
        assert text.count("Tamika") == sentence.count("Tamika")


@pytest.mark.parametrize("form", FORMS)
def test_what_no_word_is_needs_no_answer(form: str) -> None:
    """Only of names that mean something else as well anybody is asked."""
    asked = set()
    for name in NAMES:
        if name_key(first_of(name)) not in ORDINARY_WORDS:
            asked |= set(known(name).read(SENTENCES[0].format(FORMS[form](name))).asked)
    places = {"jackson", "sofia", "lourdes", "jordan", "tran", "jun"}
    words = {word for word in asked if word in ORDINARY_WORDS} | {"mike", "carol", "ivy"}
    assert asked <= places | words | {"ed", "al", "jo", "ty"}


def test_letters_with_periods_are_somebody_unless_they_are_an_hour_or_a_fellowship() -> None:
    stay = []
    for name in NAMES:
        reading = known(name).read(f"Heard {letters_of(name)} out")
        if reading.without(dict.fromkeys(reading.asked, True)) != f"Heard {OTHER} out":
            stay.append(letters_of(name))
    assert sorted(set(stay)) == ["A.A.", "N.A.", "O.K.", "T.V."]


def test_whole_notes_about_everybody_at_once_name_nobody() -> None:
    """Thirty people around one, each named in some form: a note as long as a group's morning."""
    chance = random.Random(7)
    for _ in range(60):
        others = tuple(chance.sample(NAMES, 30))
        names = known(others[0], others[1:])
        said = []
        for name in others:
            form = chance.choice([key for key in FORMS if "small" not in key])
            said.append((name, chance.choice(SENTENCES), FORMS[form](name)))
        text = " ".join(sentence.format(written) for _name, sentence, written in said)
        reading = names.read(text)
        out = reading.without(dict.fromkeys(reading.asked, True))
        plain = " ".join(SENTENCES)
        left = {word for name in others for word in leaks(name, out, plain)}
        assert not left, (left, text, out)
        assert out.count("Tamika") == text.count("Tamika")


def test_every_name_that_is_known_of_somebody_is_kept_out() -> None:
    names = Names(
        (OWN,), {"1": ("Bobby T.", "Robert James Trent", "Robert “Spike” Trent", "rob-t’s iPhone (2)")}
    )
    for said in ("Bobby", "Robert", "Trent", "James", "Spike", "Rob", "R.J.T.", "B.T.", "spike"):
        assert names.without(f"then {said} said so") == f"then {OTHER} said so"
    assert names.without("her iPhone and Spike’s phone") == f"her iPhone and {OTHER}’s phone"


def test_what_a_call_shows_beside_a_name_is_no_name() -> None:
    names = Names(
        (OWN,), {"1": ("Dee K.", "Galaxy S21", "Guest", "Dee (she/her)", "Zoom user", "Dee’s iPad Pro")}
    )
    text = "She and the guest had her iPad on Zoom, a Galaxy, all pro"
    assert names.without(text) == text


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("James’s turn", f"{OTHER}’s turn"),
        ("James’ turn", f"{OTHER}’s turn"),
        ("JAMES' turn", f"{OTHER}’s turn"),
        ("said ‘James’ twice", f"said ‘{OTHER}’ twice"),
        ("the two Jameses", "the two other group members"),
        ("all Marias of the group", f"all {OTHER} of the group"),
        ("Marias notebook", f"{OTHER} notebook"),
        ("Maria’ll come, Maria'd rather not", f"{OTHER}’ll come, {OTHER}'d rather not"),
        ("Maria Santos left", f"{OTHER} left"),
        ("Maria, James and Santos", f"{OTHER}, {OTHER} and {OTHER}"),
        ("Maria James left", f"{OTHER} {OTHER} left"),
        ("Maria Thornton left", f"{OTHER} left"),
        ("maria.santos@example.org", f"{OTHER}@example.org"),
        ("Maria_Santos and MariaSantos, SantosMaria", f"{OTHER} and {OTHER}, {OTHER}"),
        ("with Maria S. Then", f"with {OTHER}. Then"),
        ("with Maria S. and", f"with {OTHER} and"),
        ("with M. S. and M.S. too", f"with {OTHER} and {OTHER} too"),
        ("Ma\u00adria, Ma\u200bria", f"{OTHER}, {OTHER}"),
        ("Maria-Teresa left, non-Maria days", f"{OTHER} left, non-{OTHER} days"),
        ("James T’s plan", f"{OTHER}’s plan"),
        ("@james_t, james.t@example.org", f"@{OTHER}, {OTHER}@example.org"),
        ("James\n\nMaria", f"{OTHER}\n\n{OTHER}"),
    ],
)
def test_what_stands_around_a_name_reads_on(text: str, out: str) -> None:
    names = Names(("Tamika O.",), {"1": ("Maria S.", "Maria Santos"), "2": ("James Thornton",)})
    assert names.without(text) == out


def test_names_of_many_tongues_are_found_joined_parted_and_in_any_order() -> None:
    names = known("Nguyễn Văn An", ("Xiaoming Li", "Mei Ling Wu", "Omar al-Farsi", "Abdul Rahman", "李明"))
    for said in (
        *(
            "An Nguyen",
            "Van An Nguyen",
            "AN NGUYEN",
            "nguyen van an",
            "Xiao Ming",
            "xiao-ming",
            "Li Xiao-Ming",
        ),
        *("Meiling", "Mei-Ling", "Wu Meiling", "Omar al Farsi", "Al-Farsi", "alfarsi", "el Farsi Omar"),
        *("Abdulrahman", "Abdul-Rahman", parted("Xiaoming"), "al-\nFarsi", "李明"),
    ):
        out = names.without(f"saw {said} there")
        assert out == f"saw {OTHER} there", said
    assert names.without("今天李明说话") == f"今天{OTHER}说话"


def test_a_slip_of_the_hand_is_asked_about_and_never_taken_for_certain() -> None:
    reading = known("James Thornton").read("then Jmaes and Jamse spoke, and Jamie")
    assert {place.kind for place in reading.places} == {Kind.ASKED, Kind.UNKNOWN}
    assert dict(reading.asked) == {"jmaes": "Jmaes", "jamse": "Jamse"}
    assert reading.unknown == ("Jamie",)
    assert reading.without() == reading.text
    assert reading.without({"jmaes": True}) == f"then {OTHER} and Jamse spoke, and Jamie"


@pytest.mark.parametrize("text", ["@Meilistened to the form", "Then @meilistened to the form"])
def test_a_called_name_that_runs_on_into_the_next_word_is_asked_about(text: str) -> None:
    reading = known("Mei Chen").read(text)
    (place,) = reading.places
    assert (place.kind, text[place.start : place.end].lower()) == (Kind.ASKED, "meilistened")
    assert "mei" not in reading.without({place.word: True}).lower()
    assert known("Mei Chen").read("@Tamikasaid, as in a meilistened").places == ()
