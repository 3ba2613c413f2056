"""The logo on the cover of a partnership's reports."""

from django.db import transaction

from accounts.models import Partnership
from reports.documents.logo import as_png
from reports.models import Letterhead
from reports.rules import letterhead as rules
from safeguarding.clock.refusal import Refused
from safeguarding.documents import content
from safeguarding.documents.commands import add_document
from safeguarding.history.commands import note

TITLE = "Logo"


@transaction.atomic
def change_letterhead(*, partnership: Partnership, words: str, upload=None, by) -> Letterhead:
    """Put a logo (a Django UploadedFile) on the covers, or change what is said of the one that is there.

    Sealed reports keep the logo that they were sealed with. Raises Refused, at ``upload`` or ``words``, for a file
    that is no PNG or JPEG, is damaged, is too large, or has more pixels than a page can show; and where there is
    neither a logo nor a file.
    """
    head = _hold(partnership)
    if upload is None and head.logo is None:
        raise Refused("Choose the file of the logo.", field="upload")
    _refuse(rules.reasons_against_words(words), "words")
    if upload is not None:
        _check(upload)
        head.logo = add_document(
            subject=head.subject,
            title=TITLE,
            upload=upload,
            by=by,
            partnership_key=partnership.key,
            document=head.logo.document if head.logo else None,
        )
    head.logo_words = words.strip()
    head.save()
    note(subject=head.subject, what="The logo of the reports was changed", kind="letterhead", by=by)
    return head


@transaction.atomic
def take_logo_off(*, partnership: Partnership, by) -> Letterhead:
    """Let new documents have no logo. The file stays for the reports that were sealed with it."""
    head = _hold(partnership)
    if head.logo is None:
        raise Refused("There is no logo to take off.")
    head.logo, head.logo_words = None, ""
    head.save()
    note(subject=head.subject, what="The logo of the reports was taken off", kind="letterhead", by=by)
    return head


def _hold(partnership: Partnership) -> Letterhead:
    Letterhead.objects.get_or_create(partnership=partnership)
    held = Letterhead.objects.select_for_update(of=("self",)).select_related("partnership", "logo__document")
    return held.get(partnership=partnership)


def _check(upload) -> None:
    """The header first, so that a picture that would fill the memory is refused before it is opened."""
    kind = content.checked(upload)
    _refuse(rules.reasons_against_picture(kind.extension, upload), "upload")
    try:
        as_png(upload.read())
    except (OSError, ValueError, SyntaxError) as fault:
        raise Refused(
            "The picture is damaged or only half there. Save it again and choose the new file.", field="upload"
        ) from fault
    upload.seek(0)


def _refuse(reasons: list[str], field: str) -> None:
    if reasons:
        raise Refused(*reasons, field=field)
