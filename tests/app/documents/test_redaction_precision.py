"""What is no other member's name stays, counted: own names, namesakes, and words that look like names or initials."""

from __future__ import annotations

import pytest

from app.documents.redaction import Kind, Names
from tests.app.documents.kinds_for_tests import in_every_kind, people_of
from tests.names_for_tests import NAMES, first_of

MARIA = Names(
    ("Maria S.", "Maria Elena Santos", "Mari"),
    {
        "1": ("Maria L.", "Maria Lopez"),
        "2": ("Grace L.", "Grace Lee"),
        "3": ("Will P.", "William Page"),
        "4": ("Hope M.", "Hope Mason"),
        "5": ("Mark D.", "Mark Day"),
        "6": ("May C.", "May Chance"),
        "7": ("Bo Long",),
        "8": ("Al M.", "Alan Moore"),
        "9": ("Mia S.", "Mia Stone"),
        "10": ("Thi N.", "Nguyen Thi Thu An"),
        "11": ("Tran So",),
        "12": ("Isa T.", "Isa Abu Tariq"),
        "13": ("Paul M.", "Paul Marks"),
        "14": ("Omar K.", "Omar bin Khalid"),
        "15": ("Ana de la Cruz",),
        "16": ("Jordan E.", "Jordan Easter"),
        "17": ("Don T.", "Don Tully"),
        "18": ("Oscar K.", "Oscar Knight"),
        "19": ("Ivy T.", "Ivy Tell"),
        "20": ("My Do",),
    },
)
OWN = """
Maria came on time.|Maria S. came.|MARIA came.|maria came.|María came.|Maria’s plan|Maria Santos came.|
Santos, Maria|M.S. came.|MS came.|M. Santos came.|Maria Elena Santos|Elena came.|Mari came.|
Ma-/ria came.|Maria/Santos came.|The words of Maria S. stayed.|mária santos|MARIA S.|MariaS came.|
@Maria came.|Ms. Santos came.|maria.santos@example.org|Maria and her plan; Maria, again Maria.|
Santos’ plan|Maria E. S.|M.E.S. came.|
"""
WORDS = """
She will long for it.|The man marks time.|Two long weeks, one wish.|A wish, a hope, a plan.|may, will, hope and mark
She will call her sister.|I hope so, and will say so.|By the grace of her sponsor.|
It may rain; it may not.|A long day.|The long days are hard, so long walks help.|
At 9 AM she woke, at 5 PM she slept.|At 9 A.M. or 5 p.m.|She marks the day.|In May she moved.|
On May 3 she moved.|Since May 2025 she is sober.|Her mark on the world.|Monday was a long day.|
She said this and that, thus much.|An hour of rest.|So she left.|So far so good.|
Another day, another chance.|She can’t, won’t and don’t.|Don’t stop now.|My plan is to rest.|
Do the next right thing.|my own plan, my do list|TV and her phone are OK.|
AA on Tuesday, NA on Friday, A.A. too.|The IOP and the PHP of the US.|She has MS, the illness.|
A day at a time.|Day by day.|Long days make long weeks.|The bin is full, on the page.|
A stone in her way.|Is a walk enough? As a rule, yes.|In a word: is a.|The den of a fox.|
Trans people are welcome.|In the nick of time.|She was told to tell them all.|The knight of the game.|
Chance has it.|Stone walls.|Page two of the plan.|Easter is near.|Will power and hope.|willpower|
hopeful, gracefully, longer, marker, maybe, mayor|remark|almost|Marking the days|
Everyone in this group said so.|The abuse, the cruise, the crucial|Al-Anon.|et al.|
a.m. and p.m.|Steps 1 to 3.|Plan B.|vitamin A and C|She is at 45 mg now.|the ER, an RN and an MD|
30 min at the ED|She hopes.|Hopes and fears.|She longed for rest.|the month of May 2026|mays and mights|
a grace period|He is on page 4.|a donation|Donations|
Joined at 9:16\u00a0AM, left at 12:02\u00a0PM.|away from 9:16\u00a0AM to 9:20\u00a0AM|
9:41\u00a0AM: called.|(12:02\u00a0PM)|
"""
ASKED = {
    "Grace said so.": ("grace",),
    "Then Grace said so.": ("grace",),
    "Will called.": ("will",),
    "Hope came.": ("hope",),
    "May I?": ("may",),
    "Mark this.": ("mark",),
    "A Long day": ("long",),
    "Long days": ("long",),
    "She went to Jordan.": ("jordan",),
    "in jordan": ("jordan",),
    "hope’s words": ("hope",),
    "GL spoke": ("gl",),
    "then AM spoke": (),
    "to St. Paul": ("paul",),
    "on Paul Street": ("paul",),
    "a Grace period": ("grace",),
}


def lines_of(text: str) -> tuple[str, ...]:
    """Parted by bars; "/" stands for a line end."""
    return tuple(each.strip().replace("/", "\n") for each in text.split("|") if each.strip())


def test_of_a_hundred_own_names_and_words_none_is_replaced() -> None:
    own, words = lines_of(OWN), lines_of(WORDS)
    assert len(own) >= 20
    assert len(own) + len(words) >= 100
    false = [text for text in own if MARIA.read(text).places]
    assert false == []  # 0 of all own names: replaced, asked or unknown
    false = [text for text in words if any(place.kind is Kind.REPLACED for place in MARIA.read(text).places)]
    assert false == []  # 0 of all words: replaced
    changed = [text for text in words if MARIA.without(text) != text]
    # where nobody is asked, a first name that begins a sentence is taken for one
    assert changed == ["Will power and hope."]


def test_of_these_none_is_replaced_in_any_document() -> None:
    practice = people_of(MARIA)
    false = [
        (kind, text)
        for text in lines_of(OWN)
        for kind, document in in_every_kind(practice, text, False)
        if document.known.asked or document.known.unknown or text not in document.words()
    ]
    assert false == []  # 0 of all own names: replaced, asked or unknown
    false = [
        (kind, text)
        for text in lines_of(WORDS)
        for kind, document in in_every_kind(practice, text, False)
        if document.known.replaced or text not in document.words()
    ]
    assert false == []  # 0 of all words, once it is answered that they are


def test_only_names_that_are_words_as_well_are_asked_about() -> None:
    assert {text: tuple(MARIA.read(text).asked) for text in ASKED} == ASKED
    asked = {word for text in lines_of(WORDS) for word in MARIA.read(text).asked}
    # where a sentence begins with one: "Long days", "Will power", "Chance has it"
    assert asked <= {"long", "will", "my", "do", "an", "day", "chance", "stone", "page", "easter", "ms", "md"}


def test_what_is_likely_no_member_stays_where_nobody_is_asked() -> None:
    for text in (
        "to St. Paul",
        "on Paul Street",
        "a Grace period",
        "hope’s words",
        "Long days",
        "My plan",
        "she has MS",
    ):
        assert MARIA.without(text) == text
    for text in ("then Grace spoke", "Hope spoke", "to Jordan", "GL spoke"):
        assert "another group member" in MARIA.without(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "Grace L. said",
            "Grace Lee said",
            "@Grace said",
            "grace lee said",
            "Grace-Lee said",
            "Lee, Grace said",
        ),
        *("GRACE LEE SAID", "Mr. Long said", "Bo Long said", "@will said", "Will P. said", "Dr. Grace said"),
    ],
)
def test_what_stands_beside_a_word_makes_it_certain(text: str) -> None:
    reading = MARIA.read(text)
    assert [place.kind for place in reading.places] == [Kind.REPLACED]
    assert reading.without(dict.fromkeys(("grace", "long", "will"), False)) != text


def test_an_answer_holds_for_every_place_of_the_word_and_for_no_small_letters() -> None:
    text = "Will will call Will. Hope hopes; Grace Lee and Grace."
    reading = MARIA.read(text)
    assert reading.unanswered() == ("will", "hope", "grace")
    assert reading.unanswered({"will": True, "grace": False}) == ("hope",)
    assert reading.without({"will": True, "hope": False, "grace": False}) == (
        "another group member will call another group member. Hope hopes; another group member and Grace."
    )


def test_of_two_with_one_first_name_the_other_is_told_by_more_of_it() -> None:
    said = "Maria L. told Maria, and Maria Lopez told Maria S.; Lopez and Maria Santos; MARIA LOPEZ, M.L., M. Lopez"
    assert MARIA.without(said) == (
        "another group member told Maria, and another group member told Maria S.; another group member and "
        "Maria Santos; another group member, another group member, another group member"
    )
    assert MARIA.read("the two Marias").unanswered() == ("maria",)


def test_a_surname_of_ones_own_by_which_another_is_called_is_asked_about() -> None:
    names = Names(("Maria James", "Rosa Maria James"), {"1": ("James T.",), "2": ("Rosa P.",)})
    assert names.read("Maria James told Maria").places == ()
    assert names.read("then James and Rosa left").unanswered() == ("james", "rosa")
    assert names.without("James T. and Rosa P. left") == "another group member and another group member left"


def test_who_runs_the_group_keeps_their_name_beside_a_member_of_the_same() -> None:
    names = Names(("Maria S.",), {"1": ("Alex K.",)}, staff=("Alex Rivera",), terms=("Tidewater",))
    reading = names.read("Alex Rivera of Tidewater asked Alex K., then Alex")
    assert (
        reading.without({"alex": False}) == "Alex Rivera of Tidewater asked another group member, then Alex"
    )
    assert (reading.unanswered(), reading.unknown) == (("alex",), ())


def test_a_capital_word_that_is_nobodys_is_pointed_out_and_stays() -> None:
    text = (
        "Her cousin Kevin Jones came. Vivitrol helps; in Denver she told Natasha, Uncle Pete and Dr. Mbeki. "
        "Kevin called on Tuesday. Nobody knows the Big Book, Zoom or Narcan. SHE SAID SO. Relapse is near. I am."
    )
    reading = MARIA.read(text)
    assert reading.unknown == ("Kevin Jones", "Natasha", "Pete", "Mbeki", "Kevin")
    assert reading.without() == text


@pytest.mark.parametrize("own", NAMES)
def test_the_own_name_stays_beside_everybody_elses(own: str) -> None:
    """200 people, each among thirty others."""
    place = NAMES.index(own)
    others = [name for name in NAMES[place + 1 :] + NAMES[:place] if name != own][:30]
    names = Names((own,), {str(at): (name,) for at, name in enumerate(others)})
    for text in (f"{own} came.", f"Then {first_of(own)} said so.", f"{first_of(own)}’s plan", own.upper()):
        reading = names.read(text)
        assert reading.without(dict.fromkeys(reading.asked, False)) == text
        # only the name of another, which is a part of theirs as well, is asked about
        assert set(reading.asked) <= {word for name in others for word in (first_of(name).lower(),)}
