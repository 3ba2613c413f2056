"""Comments on a part of a report, and their answers."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.functional import cached_property

from accounts.policy import Permission
from reports.commands import comments as commands
from reports.forms import sections as forms
from reports.models import Comment
from reports.rules import sections as rules
from reports.views.sections import PartForm


class AddComment(PartForm):
    """Say what is to change in a part."""

    permission = Permission.SEE_REPORTS
    form_class = forms.CommentForm
    success_message = "Your comment is added. You are told when it is answered."

    def perform(self, form):
        commands.add_comment(section=self.part, by=self.request.user, **form.cleaned_data)
        return self.there("#comments")


class AnswerComment(PartForm):
    """Say what becomes of a comment."""

    permission = Permission.SEE_REPORTS
    template_name = "reports/sections/answer.html"
    form_class = forms.AnswerForm
    success_message = "The comment is answered."

    def check_permission(self):
        super().check_permission()
        if not rules.may_answer(self.request.user, self.part):
            raise PermissionDenied

    @cached_property
    def comment(self) -> Comment:
        """The comment that the address names, or Http404."""
        found = self.part.comments.select_related("by", "agency").filter(pk=self.kwargs["comment"]).first()
        if found is None:
            raise Http404
        return found

    def get_record(self):
        return self.comment.section.report

    def perform(self, form):
        commands.answer_comment(comment=self.comment, by=self.request.user, **form.cleaned_data)
        return self.there("#comments")

    def get_context_data(self, **kwargs):
        return super().get_context_data(comment=self.comment, **kwargs)
