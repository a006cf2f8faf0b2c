"""Makes every run of the tests the same: hypothesis draws the same examples each time."""

from hypothesis import settings

settings.register_profile(
    "the same every time", derandomize=True, max_examples=60, deadline=None, database=None
)
settings.load_profile("the same every time")
