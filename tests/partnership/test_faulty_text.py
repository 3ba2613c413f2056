"""Files that are not arrangement files at all: each gets a sentence, never a traceback."""

import pytest

from partnership.files import Faulty, read
from tests.partnership.conftest import STRANGE


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Faulty, match="does not exist"):
        read(tmp_path / "nowhere.yaml")


def test_a_folder_is_told_from_a_file(tmp_path):
    with pytest.raises(Faulty, match="is a folder"):
        read(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"   \n\n", "is empty"),
        (b"# nothing but a comment\n", "only comments"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\xff\xfe", "not text in UTF-8"),
        (b"format: 1\n\x00", "not text"),
        (b"- one\n- two\n", "list of keys with values"),
        (b"just a sentence", "list of keys with values"),
        (b"format: 1\n\tpartnership: x\n", "tab"),
        (b"format: [1, 2\nother: x\n", "not YAML"),
        (b'format: "\\0"\n', "cannot be shown"),
        (b'format: "\\ud800"\n', "line 1"),
        (b'"\\0": 1\n', "cannot be shown"),
        (b"format: 1\n---\nformat: 1\n", "second document"),
        (b"? [a, b]\n: c\n", "a key must be a word"),
        (b"format: 1\nformat: 2\n", "stands twice, on lines 1 and 2"),
        (b"x" * (1024 * 1024 + 1), "larger than 1 MB"),
    ],
)
def test_what_is_not_an_arrangement_file_is_refused_in_words(faults_of, content, said):
    assert said in faults_of(content)[0]


@pytest.mark.parametrize(
    "hostile",
    [
        "format: !!python/object/apply:os.system ['touch /tmp/owned']",
        "format: !!python/name:os.system",
        "format: !!binary aGVsbG8=",
        "? !!python/name:os.system\n: 1",
    ],
)
def test_a_tag_is_never_acted_on(faults_of, hostile):
    assert "the tag" in faults_of(hostile)[0]


def test_a_bomb_of_aliases_is_refused_at_its_first_anchor(faults_of):
    bomb = "a: &a [x, x]\n" + "".join(f"{n}: &{n} [*{m}, *{m}]\n" for m, n in zip("abcdefgh", "bcdefghi", strict=True))

    assert "(line 1): “a” is an anchor or an alias" in faults_of(bomb)[0]


def test_deep_nesting_is_refused(faults_of):
    assert "levels inside each other" in faults_of("a: " + "[" * 5000 + "]" * 5000)[0]


def test_every_prefix_of_a_file_gets_sentences_and_never_a_traceback(faults_of):
    text = STRANGE.read_bytes()

    for length in range(1, len(text), 211):
        assert all("line" in fault or "file" in fault for fault in faults_of(text[:length]))
