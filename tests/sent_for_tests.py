"""Documents that leave a desk, for tests that look at what is written down of them."""

from __future__ import annotations

from pathlib import Path

from app.desk import Seat
from app.documents.parcel import Parcel, Way
from app.model.leaving import Destination, Leaving, LegalBasis
from app.parcels import session_parcel, summary_parcel
from app.sending import send

RECORD = Leaving(destination=Destination.RECORD)
OWN_COPY = Leaving(destination=Destination.PERSON)


def to_clinic(purpose: str) -> Leaving:
    """A disclosure in an emergency."""
    return Leaving(
        destination=Destination.OTHER,
        recipient="Dr. Noor Haddad, Albany Medical Center",
        purpose=purpose,
        basis=LegalBasis.MEDICAL_EMERGENCY,
        reference="unresponsive on camera",
    )


def three_ways(parcel: Parcel) -> tuple[Way, ...]:
    """A page, a table and data: what fails may do so at any of them."""
    return tuple(way for way in parcel.ways if way.id in ("pdf", "csv", "json"))


def send_session(seat: Seat, folder: Path, *formats: str, leaving: Leaving = RECORD) -> tuple[Path, ...]:
    """The open session, in these formats or in three."""
    parcel = session_parcel(seat.desk)
    ways = [way for way in parcel.ways if way.id in formats] or three_ways(parcel)
    return send(seat, parcel, ways, folder, leaving)


def send_summary(seat: Seat, person: str, folder: Path, leaving: Leaving = RECORD) -> Path:
    """The one page about a person's care, as text."""
    parcel = summary_parcel(seat.desk, person)
    ways = [way for way in parcel.ways if way.id == "markdown"]
    (path,) = send(seat, parcel, ways, folder, leaving)
    return path
