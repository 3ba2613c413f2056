"""Dates in three parts and moments in four: what was typed is kept, and the message says what is wrong."""

import datetime
import re

from django import forms
from django.core.exceptions import ValidationError

from safeguarding.clock import wall
from safeguarding.design import dates

DATE_PARTS = ("day", "month", "year")
MOMENT_PARTS = (*DATE_PARTS, "time")
_MONTHS = {datetime.date(2000, n, 1).strftime(style).lower(): n for n in range(1, 13) for style in ("%B", "%b")} | {
    "sept": 9
}
_TIME = re.compile(r"^(\d{1,2})(?:[:.]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?$", re.IGNORECASE)


class PartError(ValidationError):
    """A message about some of the parts of a date; they alone get the red border."""

    def __init__(self, message: str, *parts: str):
        super().__init__(message.replace("%", "%%") if "%" in message else message, code="invalid")
        self.parts = parts or DATE_PARTS


class PartsWidget(forms.Widget):
    """Several small inputs that are one answer. The value is a dictionary of what was typed."""

    parts: tuple[str, ...] = DATE_PARTS

    def value_from_datadict(self, data, files, name):
        return {part: (data.get(f"{name}-{part}") or "").strip() for part in self.parts}

    def value_omitted_from_data(self, data, files, name):
        return not any(f"{name}-{part}" in data for part in self.parts)

    def typed(self, value) -> dict[str, str]:
        """What stands in each input, from a date, a moment or what somebody typed."""
        if isinstance(value, dict):
            return {part: value.get(part, "") for part in self.parts}
        if not isinstance(value, datetime.date):
            return dict.fromkeys(self.parts, "")
        local = value.astimezone(wall.LONDON) if isinstance(value, datetime.datetime) else value
        found = {"day": str(local.day), "month": str(local.month), "year": str(local.year), "time": ""}
        if isinstance(local, datetime.datetime):
            found["time"] = dates.clock_time(local)
        return {part: found[part] for part in self.parts}

    def id_for_label(self, id_, index=None):
        return f"{id_}-day" if id_ else id_


class DateWidget(PartsWidget):
    """Day, month, year."""


class MomentWidget(PartsWidget):
    """Day, month, year and the time of day."""

    parts = MOMENT_PARTS


class SplitDateField(forms.Field):
    """A date asked for in three parts; cleans to a ``date``.

    ``not_future``/``not_past`` and the callables ``earliest``/``latest`` (each returns a date) are
    asked when the form is cleaned, never when the class is made, so a server that runs overnight
    knows what today is.
    """

    widget = DateWidget

    def __init__(self, *, not_future=False, not_past=False, earliest=None, latest=None, **kwargs):
        self.not_future, self.not_past = not_future, not_past
        self.earliest, self.latest = earliest, latest
        super().__init__(**kwargs)

    def clean(self, value):
        typed = value or {}
        if isinstance(value, datetime.date):
            typed = self.widget.typed(value)
        if not any(typed.get(part) for part in self.widget.parts):
            if self.required:
                raise PartError(self.error_messages["required"].replace("%%", "%"), *self.widget.parts)
            return None
        result = self.read(typed)
        self.check_bounds(result)
        self.run_validators(result)
        return result

    def read(self, typed: dict[str, str]) -> datetime.date:
        """The date that the parts say, or a ``PartError`` that names what is wrong."""
        self._complain_of_missing(typed, self.widget.parts)
        day = self._number(typed["day"], "day", 31)
        month = _MONTHS.get(typed["month"].lower()) or self._number(typed["month"], "month", 12)
        year = self._year(typed["year"])
        try:
            return datetime.date(year, month, day)
        except ValueError:
            raise PartError(f"{self.subject} must be a real date, like 27 3 2026", "day", "month") from None

    @property
    def subject(self) -> str:
        """The field's label as the subject of a sentence."""
        return str(self.label or "The date").rstrip("?")

    def _complain_of_missing(self, typed, parts) -> None:
        absent = [part for part in parts if not typed.get(part)]
        if absent:
            listed = absent[0] if len(absent) == 1 else f"{', '.join(absent[:-1])} and {absent[-1]}"
            raise PartError(f"{self.subject} must include a {listed}", *absent)

    def _number(self, text: str, part: str, most: int) -> int:
        if text.isascii() and text.isdigit() and len(text) <= 2 and 1 <= int(text) <= most:
            return int(text)
        raise PartError(
            f"{self.subject} must be a real date, like 27 3 2026: the {part} is a number from 1 to {most}", part
        )

    def _year(self, text: str) -> int:
        if text.isascii() and text.isdigit() and len(text) == 4 and int(text) >= 1900:
            return int(text)
        raise PartError(f"{self.subject} must have a year with four figures, like 2026", "year")

    def check_bounds(self, value) -> None:
        """Compare with today and with the bounds, now."""
        day, today = wall.london_date(value), wall.today()
        if self.not_future and self._is_future(value):
            raise PartError(f"{self.subject} must be {self._today_words()} or in the past", *self.widget.parts)
        if self.not_past and day < today:
            raise PartError(f"{self.subject} must be today or in the future", *self.widget.parts)
        first, last = self.earliest and self.earliest(), self.latest and self.latest()
        if first and day < first:
            raise PartError(f"{self.subject} must be {dates.long_date(first)} or later", *self.widget.parts)
        if last and day > last:
            raise PartError(f"{self.subject} must be {dates.long_date(last)} or earlier", *self.widget.parts)

    def _is_future(self, value) -> bool:
        return value > wall.today()

    def _today_words(self) -> str:
        return "today"

    def has_changed(self, initial, data):
        return self.widget.typed(initial) != self.widget.typed(data)


class MomentField(SplitDateField):
    """A date and a time of day in London; cleans to an aware ``datetime``."""

    widget = MomentWidget

    def read(self, typed: dict[str, str]) -> datetime.datetime:
        day = super().read(typed)
        time = self._time(typed["time"])
        moment = datetime.datetime.combine(day, time, tzinfo=wall.LONDON)
        if moment.astimezone(datetime.UTC).astimezone(wall.LONDON).time() != time:
            raise PartError(
                f"{self.subject}: the clocks went forward that night, so {dates.clock_time(time)} did not exist", "time"
            )
        return moment

    def _time(self, text: str) -> datetime.time:
        if text.lower() in {"midday", "noon", "midnight"}:
            return datetime.time(0 if text.lower() == "midnight" else 12)
        found = _TIME.match(text)
        if found:
            hour, minute, half = int(found[1]), int(found[2] or 0), (found[3] or "").lower()[:1]
            ambiguous = not half and found[2] is None
            if not ambiguous and minute < 60 and (1 <= hour <= 12 if half else hour <= 23):
                return datetime.time(hour % 12 + (12 if half == "p" else 0) if half else hour, minute)
        raise PartError(f"{self.subject} must have a time, like 4:45pm or 16:45", "time")

    def _is_future(self, value) -> bool:
        return value > wall.now()

    def _today_words(self) -> str:
        return "now"
