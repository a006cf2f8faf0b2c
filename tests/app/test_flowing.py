"""Licences are read in a narrow window too: broken lines flow, and no word is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from app.flowing import flowing
from app.shipped import shipped

MIT = """The MIT License (MIT)

Copyright (c) 2015 Somebody who has a rather long name <somebody@example.com>
Copyright (c) 2016 Somebody else

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in it.
  1. Redistributions of source code must retain the above copyright notice, and
     the list of conditions.
  2. Neither the name nor the names of others may be used.
"""


def test_a_paragraph_is_one_line_and_what_is_a_line_of_its_own_stays_one() -> None:
    assert flowing(MIT).split("\n") == [
        "The MIT License (MIT)",
        "",
        "Copyright (c) 2015 Somebody who has a rather long name <somebody@example.com>",
        "Copyright (c) 2016 Somebody else",
        "",
        "Permission is hereby granted, free of charge, to any person obtaining a copy of this software and "
        'associated documentation files (the "Software"), to deal in it.',
        "  1. Redistributions of source code must retain the above copyright notice, and the list of conditions.",
        "  2. Neither the name nor the names of others may be used.",
    ]


@given(st.lists(st.text(alphabet="ab -*1.(", min_size=45, max_size=70) | st.just(""), max_size=8))
def test_no_word_is_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert flowing(text).split() == text.split()


def test_nor_is_one_of_a_licence_that_is_shipped() -> None:
    work = next(each for each in shipped() if each.name == "typst")
    assert flowing(work.text).split() == work.text.split()
