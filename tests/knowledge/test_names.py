"""The name index: longest name first, plural endings folded, several meanings kept."""

from knowledge.names import Name, NameIndex


def index() -> NameIndex:
    return NameIndex(
        [
            Name("brown rice", "food", "brown_rice"),
            Name("rice", "food", "white_rice"),
            Name("berries", "food", "berries"),
            Name("milk of magnesia", "form", "hydroxide"),
            Name("milk of magnesia", "medicine", "antacid"),
        ]
    )


def test_the_longest_name_at_a_place_wins() -> None:
    assert [span.key for span in index().find(["some", "brown", "rice", "and", "rice"])] == ["brown_rice", "white_rice"]


def test_singular_and_plural_are_one_name() -> None:
    assert [span.key for span in index().find(["berry"])] == ["berries"]


def test_a_name_with_two_meanings_gives_both() -> None:
    assert {span.type for span in index().find(["milk", "of", "magnesia"])} == {"form", "medicine"}
