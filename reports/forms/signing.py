"""What is asked on the way of a report to its readers: dates, reasons, the partners' answers, to whom it was sent."""

from django import forms

from accounts.identity import IdentityMixin
from accounts.models import Agency
from reports.models import SignOff
from safeguarding.clock import wall
from safeguarding.design.forms import DesignForm, LongText, Radios, RecordRadios, SplitDateField

Kind = SignOff.Kind
LONGEST = 4000


class AskForm(DesignForm):
    """By when somebody is asked to have done their part."""

    due_on = SplitDateField(label="By when?", not_past=True)


class BackForm(DesignForm):
    """Why it goes back."""

    reason = LongText(
        label="Why does it go back to draft?",
        help_text="Everybody who sees the report can read this.",
        max_length=LONGEST,
    )


class SignForm(IdentityMixin, DesignForm):
    """Sign off, sign off with dissent, or send back; then prove who you are."""

    agency = RecordRadios(queryset=Agency.objects.none(), label="For which partner do you sign?")
    kind = Radios(
        label="What is your answer?",
        choices=[
            (Kind.SIGNED, "Sign off"),
            (Kind.DISSENT, "Sign off, with dissent"),
            (Kind.SENT_BACK, "Send it back"),
        ],
        hints={
            Kind.SIGNED: "The report stands as you have read it.",
            Kind.DISSENT: "The report stands, and your dissent is printed in it for everybody to read.",
            Kind.SENT_BACK: "It goes back to its writers with your reason. Every partner signs again.",
        },
        reveals={Kind.DISSENT: ["dissent"], Kind.SENT_BACK: ["reason"]},
    )
    dissent = LongText(
        label="Your dissent, as it will be printed",
        help_text="Name no child and nobody’s family.",
        max_length=LONGEST,
    )
    reason = LongText(label="What is to be put right before you sign?", max_length=LONGEST)

    def __init__(self, *args, agencies: list[Agency], **kwargs):
        super().__init__(*args, **kwargs)
        if len(agencies) == 1:
            del self.fields["agency"]
            self.helper = self._make_helper()
        else:
            self.fields["agency"].queryset = Agency.objects.filter(pk__in=[one.pk for one in agencies])
        self.agencies = agencies

    def chosen(self) -> Agency | None:
        """The partner that is signed for: the one chosen, or the only one."""
        return self.cleaned_data.get("agency") or next(iter(self.agencies), None)

    def words(self) -> str:
        """What was typed with the answer."""
        return self.cleaned_data.get("dissent") or self.cleaned_data.get("reason") or ""


class PublishForm(DesignForm):
    """From which day."""

    on = SplitDateField(
        label="From which day may anybody read it?",
        help_text="The public page opens at midnight at the beginning of that day.",
        not_past=True,
        initial=wall.today,
    )


class CorrectForm(DesignForm):
    """What stands beside a published report from now on."""

    words = LongText(
        label="What is wrong, and what is right?",
        help_text="Say where it stands in the report. Anybody can read this on the public page; it cannot be changed "
        "or taken away. Name no child and nobody’s family.",
        max_length=LONGEST,
    )


class SentForm(DesignForm):
    """When and how it was sent."""

    title = "Record that it was sent"
    button = "Record it"
    on = SplitDateField(label="On which day was it sent?", not_future=True)
    how = forms.CharField(label="How was it sent?", help_text="Such as “by e-mail, with the PDF”.", max_length=300)


class ReaderForm(DesignForm):
    """One more reader."""

    title = "Add a reader"
    button = "Add this reader"
    name = forms.CharField(
        label="Who is sent the report?", help_text="A body or a post, such as “Children’s trust board”.", max_length=200
    )
    due_on = SplitDateField(label="By when?", help_text="Leave it empty where no date is set.", required=False)
