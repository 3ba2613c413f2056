"""The components as tags and the words as filters. Built into every template; nothing to load.

Each tag draws one file of ``templates/components``; the gallery shows them all.
"""

from django import template
from django.forms.utils import flatatt

from safeguarding.design import cells, dates, drawn_cells, markup, tags

register = template.Library()

for _name in (
    "long_date",
    "short_date",
    "long_moment",
    "short_moment",
    "clock_time",
    "in_words",
    "money",
    "days_late",
    "machine_time",
):
    register.filter(_name, getattr(dates, _name))
register.filter("as_words", cells.as_words)
register.filter("value_kind", cells.value_kind)
register.filter("counted", dates.counted)


def component(name: str):
    """A tag that draws ``templates/components/<name>.html``."""
    return register.inclusion_tag(f"components/{name}.html", name=name)


@register.simple_tag(takes_context=True)
def govuk_field(context, field, label_class=None):
    """One field of a form in GOV.UK mark-up: ``{% govuk_field form.reason %}``."""
    default = context.get("label_class") or ""
    facts = markup.describe(field, default if label_class is None else label_class)
    return context.template.engine.get_template(facts["template"]).render(context.new({"f": facts}))


@register.filter
def attributes(attrs: dict) -> str:
    """HTML attributes from a dictionary, escaped by Django."""
    return flatatt(attrs)


@component("error_summary")
def error_summary(form):
    """The list of what to put right, once for a page: later calls for the same form draw nothing."""
    shown = getattr(form, "summary_is_shown", False)
    form.summary_is_shown = True
    if shown or not form.errors:
        return {"problems": []}
    general = [{"text": text, "target": ""} for text in form.non_field_errors()]
    return {"problems": general + [_problem(field) for field in form if field.errors]}


def _problem(field) -> dict:
    return {"text": markup.first_error(field), "target": "" if field.is_hidden else markup.target_of(field)}


@component("tag")
def tag(text, colour="grey"):
    """Words in a colour: ``{% tag "Draft" "grey" %}``. Prefer ``status_tag``, which keeps one meaning to a colour."""
    return {"text": text, "colour": colour}


@register.inclusion_tag("components/tag.html")
def status_tag(state, text=""):
    """A state of the gallery's list: ``{% status_tag "late" "three days late" %}``."""
    found = tags.meaning_of(state)
    return {"text": text or found.word, "colour": found.colour}


@component("summary_list")
def summary_list(rows, card_title="", heading_level=2):
    """Keys and values (``cells.Row``), with a link to change each where there is one."""
    return {"rows": rows, "card_title": card_title, "heading_level": heading_level}


@component("timeline")
def timeline(events, heading_level=3):
    """What happened, newest or oldest first as given (``cells.Event``)."""
    return {"events": events, "heading_level": heading_level}


@component("steps_bar")
def steps_bar(steps, label="Steps"):
    """The steps of a procedure side by side, a list on a phone and for a screen reader (``cells.BarStep``)."""
    return {"steps": steps, "label": label}


@component("two_dates")
def two_dates(law, ours):
    """The law's date and the partnership's own, beside each other, never merged (``cells.ExplainedDate``)."""
    return {"dates": [date for date in (law, ours) if date]}


@component("details")
def details(summary, text="", lines=()):
    """More for whoever wants it: a text, or lines as a list."""
    return {"summary": summary, "text": text, "lines": lines}


@component("inset")
def inset(text):
    """A sentence set apart."""
    return {"text": text}


@component("warning")
def warning(text):
    """Something that cannot be undone, or has consequences."""
    return {"text": text}


@component("button")
def button(text, url="", kind="", name="", value=""):
    """The main action; ``kind`` is ``secondary`` or ``warning``. With ``url`` it leads there, without it sends the form."""
    return {"text": text, "url": url, "kind": kind, "name": name, "value": value}


@component("notification")
def notification(text, kind="information", title="", url="", link_text="", ident="notice"):
    """A banner: ``success``, ``information`` or ``warning``."""
    usual = {"success": "Done", "warning": "Please note"}.get(kind, "Information")
    names = {"text": text, "kind": kind, "url": url, "link_text": link_text, "ident": ident}
    return {**names, "title": title or usual}


@component("table")
def table(table):
    """A table that becomes cards on a phone (``cells.Table``)."""
    return {"table": table, "rows": drawn_cells.rows_of(table)}


@component("pagination")
def pagination(pages):
    """The pages of a list, as ``ListShape`` lays them out."""
    return {"pages": pages}


@component("empty_state")
def empty_state(empty):
    """What this page is for and the first step (``cells.Empty``)."""
    return {"empty": empty}


@component("sub_navigation")
def sub_navigation(tabs, label="Parts of this page"):
    """The parts of one record (``cells.Tab``)."""
    return {"tabs": tabs, "label": label}


@component("reasons")
def reasons(reasons, lead="This cannot be done yet because:"):
    """Why something cannot be done: the sentences of a rule."""
    return {"reasons": reasons, "lead": lead}


@component("panel")
def panel(title, text="", heading_level=1):
    """A receipt: what has been done, with its reference."""
    return {"title": title, "text": text, "heading_level": heading_level}


@component("breadcrumbs")
def breadcrumbs(links):
    """The way back up (``cells.Link``)."""
    return {"links": links}


@component("marking")
def marking(text):
    """The protective marking of a page; it is printed on every sheet."""
    return {"text": text}
