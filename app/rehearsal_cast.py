"""Who is in a rehearsal, and what they say: ten fictional people, two fictional facilitators."""

from __future__ import annotations

from app.model.people import EmergencyContact, Location, Person, Role, User
from app.rehearsal_words import OBJECTIVES

FACILITATOR = User(id="0a" * 16, name="Alex Rivera", credentials="LADC")
CO_FACILITATOR = User(id="0b" * 16, name="Sam Okafor", credentials="LCSW", role=Role.CO_FACILITATOR)

NAMES = (
    "Maria S.",
    "James T.",
    "Aisha K.",
    "Devon R.",
    "Lena P.",
    "Marcus W.",
    "Priya N.",
    "Tom B.",
    "Grace L.",
    "Omar H.",
)
EXCUSED, NO_SHOW, DROPS_OUT, HAVING_A_HARD_DAY, NEWCOMER = ("grace", "omar", "priya", "tom", "marcus")
# one of them joins after eight minutes; nobody writes anything about them before
CAN_BE_LATE = ("lena", "devon")
# where each person's craving is on most days: trends are people's own
USUAL_CRAVING = {
    "maria": 3,
    "james": 2,
    "aisha": 4,
    "devon": 5,
    "lena": 4,
    "marcus": 6,
    "priya": 3,
    "tom": 5,
    "grace": 2,
    "omar": 6,
}

FEELINGS = ("calm", "hopeful", "tired", "steady", "anxious", "grateful", "restless", "content")
GOALS = (
    "speak once in small group",
    "listen without fixing",
    "say what the weekend was like",
    "ask one question",
    "stay with the camera on",
    "name one warning sign",
)
PROMISES = (
    "text two people from the meeting on Friday",
    "call my sponsor before dinner",
    "walk for twenty minutes after work",
    "go to the Thursday meeting",
    "put the phone away at ten",
    "cook with my sister on Saturday",
    "write three lines before bed",
)
LEARNED = (
    "a craving passes",
    "I can ask before it is urgent",
    "my evenings need a plan",
    "others know this too",
    "small steps count",
    "slowing down helps before the craving is big",
    "it is easier with a plan than with willpower",
    "saying it out loud makes it smaller",
)
DIFFERENTLY = (
    "leave the party before ten",
    "eat before the afternoon gets long",
    "answer the phone when my sponsor calls",
    "say no without a reason",
    "go to bed at the same hour",
    "sit near the door",
)
WORDS = ("lighter", "ready", "thankful", "okay", "clear", "rested")
# what is said in the rounds, by question
ANSWERS = {
    "feeling": FEELINGS,
    "goal": GOALS,
    "used": ("no",),
    "learned": LEARNED,
    "differently": DIFFERENTLY,
    "promise": PROMISES,
    "next_time": ("yes",),
    "closing_word": WORDS,
}

# what is caught while the first block runs, in an observer's words
OPENING_NOTES = (
    "@Aisha Called her sponsor on Sunday instead of going out. #coping",
    "@James @Marcus James offered Marcus his number for the weekend. #peer-support",
    "@Maria said the week went better than it had begun #strength",
    "@Tom Used on Saturday; says he is “fine”, short answers. #follow-up",
    "@Devon Slept six hours for the first time this week. #strength",
)
TOPIC_NOTES = (
    "@Maria named two warning signs before the weekend #insight",
    "@Devon asked how to tell tiredness from the start of a craving",
    "@Lena connected skipping breakfast with a hard afternoon #insight",
    "@James gave an example from work and what he did instead #coping",
    "@Aisha @Priya Aisha asked Priya what had helped her last week. #peer-support",
    "@Marcus listened, took notes, spoke when invited",
    "@Priya said the exercise was harder than it looked #feedback",
)
GROUP_NOTES = (
    "@Tom said he had not told anyone about Saturday before today #insight",
    "@Maria @Tom Maria thanked Tom for saying it aloud. #peer-support",
    "@James asked for ideas for a birthday with relatives who drink #trigger",
    "@Devon suggested leaving early and arriving with somebody #feedback",
    "@Lena described the bus ride home as her hardest half hour #trigger",
    "@Aisha offered to text Lena during that ride #peer-support",
    "@Marcus spoke for the first time without being asked #strength",
    "@Priya disagreed with the group, stayed with the topic, explained why",
)
CLOSING_NOTES = (
    "@Tom agreed to stay on for five minutes after the group #follow-up",
    "@Marcus said he will come back on the next day #goal",
)


def person_id(name: str) -> str:
    """The first name serves as id: these people exist nowhere."""
    return name.split()[0].lower()


def home(person: str) -> Location:
    """Where each of them joins from; the numbers are those kept for fiction (555-0100 to 555-0199)."""
    place = [person_id(name) for name in NAMES].index(person)
    return Location(
        id="home",
        name="Home",
        address=f"{4 + 3 * place} Elm Street, Concord",
        state="NH",
        dispatch=f"(603) 555-01{30 + place}",
    )


def people() -> tuple[Person, ...]:
    return tuple(_with_details(Person(id=person_id(name), name=name)) for name in NAMES)


def _with_details(person: Person) -> Person:
    """What is good to know in a crisis; of the one who has a hard day more than of the others."""
    known: dict[str, object] = {
        "objectives": OBJECTIVES[person.id],
        "locations": (home(person.id),),
        "callback": f"(603) 555-01{50 + len(person.name)}",
    }
    if person.id == HAVING_A_HARD_DAY:
        known["emergency_contact"] = EmergencyContact(
            name="Ruth B.", relation="sister", phone="(603) 555-0171", release=True
        )
        known["naloxone"] = "in the kitchen, his sister knows where"
        known["withdrawal_risk"] = "alcohol: shaking and sweating on the second day last spring"
    return person.model_copy(update=known)
