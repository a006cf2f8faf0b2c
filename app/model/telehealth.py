"""The telehealth checks of each session and each person: what payers and safety ask for, every time."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from app.model.entry import Value

Modality = Literal["", "video", "phone"]
CheckName = Literal["identity", "address", "private", "others", "not_driving", "modality"]


class TelehealthCheck(Value):
    """What a person answered before or in a session; None and '' are not asked yet.

    `address` is where they are today, `location` the id of the usual place that it is, `state` its two letters,
    `others` who else is there ('nobody' is an answer).
    """

    identity: bool | None = None
    address: str = Field(default="", max_length=200)
    location: str = ""
    state: str = Field(default="", max_length=2)
    private: bool | None = None
    others: str = Field(default="", max_length=120)
    not_driving: bool | None = None
    modality: Modality = ""

    @property
    def missing(self) -> tuple[CheckName, ...]:
        """What has not been asked, or is not as it has to be, in the order of asking."""
        given: dict[CheckName, bool] = {
            "identity": self.identity is True,
            "address": bool(self.address),
            "private": self.private is True,
            "others": bool(self.others),
            "not_driving": self.not_driving is True,
            "modality": bool(self.modality),
        }
        return tuple(name for name, there in given.items() if not there)
