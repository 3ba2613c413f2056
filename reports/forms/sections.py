"""What is asked about a part of a report: its words, who writes it until when, comments and their answers."""

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Person
from reports.narrative import MOST_CHARACTERS
from reports.rules.sections import LONGEST_COMMENT
from safeguarding.design.forms import DesignForm, LongText, SplitDateField


class WordsForm(DesignForm):
    """The words of a part. They may be empty; how long they may be is said in words."""

    title = "Write this part"
    words = LongText(label="Words", required=False, rows=24, strip=False)
    # A part is emptied by saving nothing; that is no invitation to leave it out.
    words.says_optional = False

    def clean_words(self):
        words = self.cleaned_data["words"]
        if len(words) > MOST_CHARACTERS:
            raise ValidationError(
                f"This part has {len(words):,} characters and takes up to {MOST_CHARACTERS:,}. "
                "What you typed is still here. It may hold a file that was pasted as text: take that out"
            )
        return words


class AskForm(DesignForm):
    """Who writes the part, and by when."""

    title = "Ask somebody to write this part"
    button = "Ask them"
    person = forms.ModelChoiceField(Person.objects.none(), label="Who writes it?", empty_label="Choose a person")
    due_on = SplitDateField(label="By when?", not_past=True)

    def __init__(self, *args, people, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people


class CommentForm(DesignForm):
    """Something to say of a part."""

    title = "Comment on this part"
    button = "Add the comment"
    words = LongText(
        label="Your comment",
        help_text="Say what to change, and why. Name no child and no family. Everybody who sees the report can read it.",
        max_length=LONGEST_COMMENT,
        rows=8,
    )


class AnswerForm(DesignForm):
    """What becomes of a comment."""

    title = "Answer the comment"
    button = "Send the answer"
    words = LongText(
        label="What becomes of it?",
        help_text="Say what you changed, or why it stays as it is. Whoever made the comment is told.",
        max_length=LONGEST_COMMENT,
        rows=6,
    )
