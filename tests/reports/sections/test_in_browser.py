"""The editor of a part in a real browser: with scripts, without them, on a wide and on a narrow screen."""

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = (
    "<h1>What we did</h1><p class=MsoNormal>In <b>2025</b>.<o:p></o:p></p><ul><li>one</li><li>two</li></ul>"
    "<table><tr><td>Year</td></tr><tr><td>2025</td></tr></table><img src='data:image/png;base64,AAAA'>"
)
MARKS = "## What we did\n\nIn **2025**.\n\n- one\n- two\n\n| Year |\n| --- |\n| 2025 |"
PASTE = """(area, html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  area.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""


@pytest.fixture
def editor(new_page, part, support_officer):
    """``editor(width=…)``: a writer's page with the part open in the editor."""

    def editor(**window):
        page = new_page(support_officer, **window)
        page.goto(f"{part.get_absolute_url()}write/")
        return page

    return editor


def test_a_button_puts_its_mark_and_the_keyboard_reaches_it(editor, axe):
    page = editor()
    words = page.get_by_label("Words", exact=True)
    words.fill("every child")
    words.select_text()

    page.get_by_role("button", name="Bold").press("Enter")

    assert words.input_value() == "**every child**"
    page.get_by_text("2 words", exact=True).wait_for()
    axe(page)


def test_what_is_pasted_from_word_becomes_marks(editor):
    page = editor()
    words = page.get_by_label("Words", exact=True)
    words.fill("")

    words.evaluate(PASTE, WORD)

    assert words.input_value() == MARKS
    page.get_by_text("A picture was left out").wait_for()


def test_without_scripts_the_preview_shows_the_words_and_saves_nothing(editor, part, axe):
    page = editor(width=400, javascript=False)
    page.get_by_label("Words", exact=True).fill("Some **bold** words")

    page.get_by_role("button", name="Preview").click()

    assert page.locator("#preview strong").inner_text() == "bold"
    part.refresh_from_db()
    assert part.words == "They met."


def test_the_pages_of_a_part_are_for_everybody(editor, part, last_year, axe):
    for width in (1280, 400):
        page = editor(width=width)
        page.get_by_role("button", name="Preview").click()
        axe(page)
        page.goto(part.get_absolute_url())
        axe(page)
