"""Messages made from the question, and questions that appear under an answer."""

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from safeguarding.design import markup, words
from safeguarding.design.forms import Checkboxes, DesignForm, LongText, Radios, SensibleFileField, YesNo
from tests.design.drawing import draw


class Referral(DesignForm):
    late = Radios(choices=[("no", "No"), ("yes", "Yes")], reveals={"yes": ["reason"]}, label="Was it late?")
    reason = forms.CharField(label="Why was it late?")
    agency = forms.CharField(max_length=5)
    seen = YesNo(label="Was the child seen?", required=False)


def drawing_of(form):
    return draw("{% load crispy_forms_tags %}{% crispy form %}", form=form)


@pytest.mark.parametrize(
    ("field", "label", "said"),
    [
        (forms.CharField(), "Reference", "Enter the reference"),
        (forms.CharField(), "DfE number", "Enter the DfE number"),
        (forms.EmailField(), "Your e-mail address", "Enter your e-mail address"),
        (forms.ChoiceField(), "Agency", "Select the agency"),
        (forms.CharField(), "What happened?", "Answer the question “What happened?”"),
        (forms.BooleanField(), "I agree", "Tick the box to say: I agree"),
        (forms.FileField(), "Minutes", "Choose a file: minutes"),
    ],
)
def test_a_missing_answer_is_asked_for_in_the_words_of_the_question(field, label, said):
    assert words.missing(field, label) == said


def test_a_question_that_was_not_revealed_is_not_asked():
    form = Referral({"late": "no", "reason": "", "agency": "ICB"})

    assert form.is_valid()
    assert form.cleaned_data["reason"] == ""


def test_a_revealed_question_must_be_answered():
    assert Referral({"late": "yes", "agency": "ICB"}).errors["reason"] == ["Answer the question “Why was it late?”"]


def test_a_question_under_an_answer_is_drawn_once_and_inside_it():
    html = drawing_of(Referral())

    assert html.count('name="reason"') == 1
    assert html.index("govuk-radios__conditional") < html.index('name="reason"')


def test_what_is_too_long_says_so_and_stays():
    form = Referral({"late": "no", "agency": "Thames Valley"})

    assert form.errors["agency"] == ["Agency must be 5 characters or fewer"]
    assert "Thames Valley" in drawing_of(form)


def test_a_percent_sign_in_a_label_does_no_harm():
    class Odd(DesignForm):
        share = forms.CharField(label="Share in % of (s)", max_length=1)

    assert Odd({"share": "12"}).errors["share"] == ["Share in % of (s) must be 1 character or fewer"]


def test_yes_and_no_are_true_and_false():
    assert Referral({"late": "no", "agency": "ICB", "seen": "no"}).is_valid()
    assert YesNo().clean("yes") is True
    assert YesNo(required=False).clean("") is None


def test_none_of_these_stands_alone():
    field = Checkboxes(choices=[("a", "A"), ("none", "None of these")], label="Agencies")

    with pytest.raises(forms.ValidationError, match="not both"):
        field.clean(["a", "none"])


def test_words_are_counted_and_line_ends_count_once():
    assert LongText(max_words=2).clean("one\r\ntwo") == "one\ntwo"
    with pytest.raises(forms.ValidationError, match="2 words or fewer; it has 1 too many"):
        LongText(max_words=2, label="Summary").clean("one two three")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.pdf", b"", "The file is empty"),
        ("a.exe", b"MZ", "must be one of these kinds: PDF"),
        ("a.pdf", b"x" * 1024 * 1024 * 2, "must be smaller than 1 MB"),
    ],
)
def test_an_impossible_file_is_refused_in_words(name, content, said):
    with pytest.raises(forms.ValidationError, match=said):
        SensibleFileField(limit_mb=1).clean(SimpleUploadedFile(name, content))


def test_the_summary_is_drawn_once_for_a_page():
    form = Referral({})

    assert draw("{% error_summary form %}", form=form).count("There is a problem") == 1
    assert "There is a problem" not in drawing_of(form)


@pytest.mark.parametrize(
    "field", [forms.EmailField(), forms.ChoiceField(), LongText(), forms.FileField(), forms.CharField()]
)
def test_every_kind_of_control_gets_the_red_border(field):
    kind = {"select": "select", "textarea": "textarea", "file": "file-upload"}
    form = type("One", (DesignForm,), {"answer": field})({})

    assert f"govuk-{kind.get(markup.kind_of(form['answer']), 'input')}--error" in drawing_of(form)


def test_a_form_of_the_framework_is_drawn_in_our_mark_up():
    class Theirs(forms.Form):
        login = forms.EmailField(widget=forms.EmailInput(attrs={"autocomplete": "email", "placeholder": "E-mail"}))

    html = draw("{% load crispy_forms_tags %}{{ form|crispy }}", form=Theirs({}))

    assert 'class="govuk-input govuk-input--error"' in html
    assert 'autocomplete="email"' in html
    assert "placeholder" not in html
