"""Worked dates. Each row was checked by hand against a wall calendar; none is copied from the code's answers."""

# start, n, unit, result
DATES = {
    # A referral on the Monday before Christmas (25 and 28 December and 1 January are bank holidays)
    "christmas day 1": ("2026-12-21", 1, "working-days", "2026-12-22"),
    "christmas day 2": ("2026-12-21", 2, "working-days", "2026-12-23"),
    "christmas day 5": ("2026-12-21", 5, "working-days", "2026-12-30"),
    "christmas day 10": ("2026-12-21", 10, "working-days", "2027-01-07"),
    "christmas day 12": ("2026-12-21", 12, "working-days", "2027-01-11"),
    "christmas day 14": ("2026-12-21", 14, "working-days", "2027-01-13"),
    "christmas day 15": ("2026-12-21", 15, "working-days", "2027-01-14"),
    "christmas day 16": ("2026-12-21", 16, "working-days", "2027-01-15"),
    # The same from Saturday 26 December
    "weekend day 1": ("2026-12-26", 1, "working-days", "2026-12-29"),
    "weekend day 2": ("2026-12-26", 2, "working-days", "2026-12-30"),
    "weekend day 5": ("2026-12-26", 5, "working-days", "2027-01-05"),
    "weekend day 10": ("2026-12-26", 10, "working-days", "2027-01-12"),
    "weekend day 12": ("2026-12-26", 12, "working-days", "2027-01-14"),
    "weekend day 14": ("2026-12-26", 14, "working-days", "2027-01-18"),
    "weekend day 15": ("2026-12-26", 15, "working-days", "2027-01-19"),
    "weekend day 16": ("2026-12-26", 16, "working-days", "2027-01-20"),
    # Anchors that are not worked are not moved first
    "from a Sunday": ("2027-02-07", 5, "working-days", "2027-02-12"),
    "from a bank holiday": ("2026-12-25", 1, "working-days", "2026-12-29"),
    "from New Year's Day": ("2027-01-01", 3, "working-days", "2027-01-06"),
    # Easter 2027: Good Friday 26 March, Easter Monday 29 March
    "over Easter": ("2027-03-25", 1, "working-days", "2027-03-30"),
    "from the Friday before Easter week": ("2027-03-19", 5, "working-days", "2027-03-30"),
    "back over Easter": ("2027-04-01", -7, "working-days", "2027-03-19"),
    # Special days
    "VE Day 2020 replaced the Monday": ("2020-05-01", 1, "working-days", "2020-05-04"),
    "VE Day 2020": ("2020-05-07", 1, "working-days", "2020-05-11"),
    "Platinum Jubilee 2022": ("2022-06-01", 1, "working-days", "2022-06-06"),
    "no spring holiday in May 2022": ("2022-05-27", 1, "working-days", "2022-05-30"),
    "State Funeral 2022": ("2022-09-16", 1, "working-days", "2022-09-20"),
    "Coronation 2023": ("2023-05-05", 1, "working-days", "2023-05-09"),
    "two Mondays of May 2023": ("2023-04-28", 5, "working-days", "2023-05-09"),
    "substitute days of 2021": ("2021-12-24", 1, "working-days", "2021-12-29"),
    "substitute day of New Year 2022": ("2021-12-31", 1, "working-days", "2022-01-04"),
    # Weekdays skip only Saturdays and Sundays
    "weekdays over Christmas": ("2026-12-24", 2, "weekdays", "2026-12-28"),
    "weekdays from a Saturday": ("2026-12-26", 1, "weekdays", "2026-12-28"),
    "weekdays back": ("2026-12-28", -1, "weekdays", "2026-12-25"),
    "calendar days": ("2026-12-24", 2, "calendar-days", "2026-12-26"),
    "calendar days back": ("2027-03-01", -1, "calendar-days", "2027-02-28"),
    # Month ends and the leap day
    "31 January and a month": ("2027-01-31", 1, "months", "2027-02-28"),
    "31 January and a month in a leap year": ("2028-01-31", 1, "months", "2028-02-29"),
    "leap day and twelve months": ("2028-02-29", 12, "months", "2029-02-28"),
    "leap day and forty-eight months": ("2028-02-29", 48, "months", "2032-02-29"),
    "six months from 31 August": ("2026-08-31", 6, "months", "2027-02-28"),
    "six months over the year's end": ("2026-10-15", 6, "months", "2027-04-15"),
    "a month back from 31 March": ("2027-03-31", -1, "months", "2027-02-28"),
    "twelve months back from the leap day": ("2028-02-29", -12, "months", "2027-02-28"),
    "calendar days over the leap day": ("2028-02-28", 2, "calendar-days", "2028-03-01"),
    "working day on the leap day": ("2028-02-28", 1, "working-days", "2028-02-29"),
    # Nothing to count
    "no working days from a Sunday": ("2027-02-07", 0, "working-days", "2027-02-07"),
    "no months": ("2027-02-07", 0, "months", "2027-02-07"),
    "no calendar days": ("2026-12-25", 0, "calendar-days", "2026-12-25"),
}

# start, hours, result: elapsed hours, in London
HOURS = {
    "a plain day": ("2026-12-21T16:45+00:00", 24, "2026-12-22T16:45+00:00"),
    "through Christmas": ("2026-12-24T17:30+00:00", 24, "2026-12-25T17:30+00:00"),
    "Friday evening to Saturday evening": ("2027-02-05T18:00+00:00", 24, "2027-02-06T18:00+00:00"),
    "the clocks go forward": ("2027-03-27T12:00+00:00", 24, "2027-03-28T13:00+01:00"),
    "the clocks go back": ("2026-10-24T12:00+01:00", 24, "2026-10-25T11:00+00:00"),
    "inside the hour that comes twice": ("2026-10-25T01:30+01:00", 1, "2026-10-25T01:30+00:00"),
    "over the hour that is missing": ("2027-03-28T00:30+00:00", 1, "2027-03-28T02:30+01:00"),
    "back over the hour that is missing": ("2027-03-28T02:30+01:00", -1, "2027-03-28T00:30+00:00"),
    "a summer moment written in winter's zone": ("2026-07-01T12:00+00:00", 2, "2026-07-01T15:00+01:00"),
    "no hours": ("2026-07-01T12:00+00:00", 0, "2026-07-01T13:00+01:00"),
    "seventy-two": ("2026-12-21T09:00+00:00", 72, "2026-12-24T09:00+00:00"),
}

# start, n, unit, pauses, result
PAUSED = {
    "Friday to Monday costs one working day": (
        "2027-02-01",
        10,
        "working-days",
        [("2027-02-05", "2027-02-08")],
        "2027-02-16",
    ),
    "the weekend alone costs nothing": ("2027-02-01", 10, "working-days", [("2027-02-06", "2027-02-08")], "2027-02-15"),
    "inside a holiday costs nothing": ("2026-12-21", 10, "working-days", [("2026-12-25", "2026-12-29")], "2027-01-07"),
    "over a holiday costs what is worked": (
        "2026-12-21",
        10,
        "working-days",
        [("2026-12-24", "2026-12-29")],
        "2027-01-08",
    ),
    "resumed on the day it was paused": (
        "2027-02-01",
        10,
        "working-days",
        [("2027-02-03", "2027-02-03")],
        "2027-02-15",
    ),
    "two pauses": (
        "2027-02-01",
        5,
        "working-days",
        [("2027-02-03", "2027-02-04"), ("2027-02-08", "2027-02-10")],
        "2027-02-11",
    ),
    "overlapping pauses count once": (
        "2027-02-01",
        5,
        "working-days",
        [("2027-02-03", "2027-02-05"), ("2027-02-04", "2027-02-08")],
        "2027-02-11",
    ),
    "a pause after the end changes nothing": (
        "2027-02-01",
        5,
        "working-days",
        [("2027-02-09", "2027-03-01")],
        "2027-02-08",
    ),
    "a pause before the start changes nothing": (
        "2027-02-01",
        5,
        "working-days",
        [("2027-01-20", "2027-02-01")],
        "2027-02-08",
    ),
    "calendar days": ("2027-02-01", 7, "calendar-days", [("2027-02-05", "2027-02-08")], "2027-02-11"),
    "weekdays": ("2026-12-24", 2, "weekdays", [("2026-12-25", "2026-12-28")], "2026-12-29"),
    "months are pushed on": ("2027-01-31", 1, "months", [("2027-02-01", "2027-02-04")], "2027-03-03"),
    "pushed into another pause": (
        "2027-01-31",
        1,
        "months",
        [("2027-02-26", "2027-03-01"), ("2027-03-02", "2027-03-03")],
        "2027-03-04",
    ),
    "back from a day": ("2027-02-15", -5, "working-days", [("2027-02-10", "2027-02-11")], "2027-02-05"),
}
