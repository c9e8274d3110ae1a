"""Pictures: true to the tables, legible, drawn once, and never a reason for an answer to fail."""

import ast
import re
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from io import BytesIO
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, strategies
from PIL import Image

from bot import pictures
from bot.answers.foods.amounts import food_amount
from bot.answers.foods.compare import food_compare
from bot.answers.foods.lists import food_list
from bot.answers.forms.goals import form_for_goal
from bot.answers.forms.overview import forms_overview
from bot.answers.forms.profiles import form_compare
from bot.answers.pictures import CODE, code_of, offer_picture, picture_named, show_picture
from bot.chart_layout import DARK, INK, LEAST_SIZE, LIGHT, PALE, PAPER, SOFT, WIDTH, Box, Layout, Words, lay_out
from bot.charts import MOST_FOODS, MOST_FORMS, FoodChart, FormSheet, chart_of
from bot.compose import Safety, compose
from bot.pictures import PictureBook, width_of
from bot.render.keyboards import callback_data
from bot.render.telegram_html import render_html, units
from tests.bot.asking import ask, desk

TALLEST = 1_280
"""Pixels to which Telegram shrinks the longer side of a photo."""
CAPTION = 1_024
"""UTF-16 units of a caption (Bot API, sendPhoto)."""
FOODS = "foods:olive_oil,paneer,almonds,pumpkin_seeds"
FORMS = "forms:glycinate,oxide,l_threonate"


def food_chart(picture: str) -> FoodChart:
    chart = chart_of(picture, desk().knowledge, desk().phrases)
    assert isinstance(chart, FoodChart)
    return chart


def form_sheet(picture: str) -> FormSheet:
    chart = chart_of(picture, desk().knowledge, desk().phrases)
    assert isinstance(chart, FormSheet)
    return chart


def longest_names() -> str:
    rows = sorted(desk().knowledge.foods.rows, key=lambda food: (-len(food.name), food.key))
    return "foods:" + ",".join(food.key for food in rows[:MOST_FOODS])


def longest_findings() -> str:
    rows = sorted(desk().knowledge.forms.by_key.values(), key=lambda row: (-len(row.finding.text), row.key))
    return "forms:" + ",".join(row.key for row in rows[:MOST_FORMS])


@cache
def layouts() -> tuple[Layout, ...]:
    """Layouts of an eighth of all foods, eight at a time, of all forms, and of the longest texts."""
    foods, forms = [*desk().knowledge.foods.by_key][::8], [*desk().knowledge.forms.by_key]
    assert len(foods) > 200
    names = ["foods:" + ",".join(foods[at : at + MOST_FOODS]) for at in range(0, len(foods), MOST_FOODS)]
    names += ["forms:" + ",".join(forms[at : at + MOST_FORMS]) for at in range(0, len(forms), MOST_FORMS)]
    names += [longest_names(), longest_findings(), "forms:glycinate,bisglycinate"]
    charts = [chart_of(name, desk().knowledge, desk().phrases) for name in names]
    return tuple(lay_out(chart, width_of) for chart in charts if chart is not None)


def drawn(picture: str) -> bytes:
    chart = chart_of(picture, desk().knowledge, desk().phrases)
    assert chart is not None
    return pictures._drawn(lay_out(chart, width_of))


def edges(mark: Words) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of words as drawn; a letter reaches a fifth of its size below the base line."""
    width = width_of(mark.text, mark.size, mark.bold)
    left = mark.x - width if mark.align == "right" else mark.x
    return left, mark.base - 0.76 * mark.size, left + width, mark.base + 0.21 * mark.size


# what is shown


def test_foods_are_shown_richest_serving_first_and_unknown_is_no_figure() -> None:
    bars = food_chart(FOODS).bars
    assert [bar.name for bar in bars] == ["Pumpkin seeds, roasted kernels", "Almonds", "Olive oil", "Paneer"]
    assert [bar.amount for bar in bars] == ["156 mg", "77 mg", "0 mg", "no figure"]
    assert [bar.share for bar in bars] == ["37 %", "18 %", "0 %", ""]
    assert [bar.mg is None for bar in bars] == [False, False, False, True]


def test_every_bar_agrees_with_its_row_and_the_daily_value() -> None:
    knowledge = desk().knowledge
    daily = knowledge.intake.daily_value.mg_per_day
    for food in knowledge.foods.rows:
        (bar,) = food_chart(f"foods:{food.key}").bars
        assert bar.mg == food.mg()
        assert (bar.mg is None) == (bar.amount == "no figure")
        if bar.mg is not None:
            assert bar.share in {f"{round(100 * bar.mg / daily)} %", "under 1 %"}
            assert bar.amount == "under 1 mg" or bar.amount == f"{round(bar.mg)} mg"
            assert bar.mg == 0 or not (bar.amount.startswith("0 ") or bar.share.startswith("0 "))


def test_bars_are_as_long_as_their_figures_say() -> None:
    marks = lay_out(food_chart(FOODS), width_of).marks
    first, second, zero = (mark for mark in marks if isinstance(mark, Box))
    assert second.width / first.width == pytest.approx(76.5 / 156, abs=0.005)
    assert zero.width <= 3
    assert (first.colour, second.colour) == (DARK, LIGHT)


def test_a_picture_names_its_source_and_its_disclaimer() -> None:
    assert "USDA SR28" in food_chart(FOODS).notes[0]
    for chart, kind in ((food_chart(FOODS), "food"), (form_sheet(FORMS), "supplement")):
        assert chart.notes[-1] == desk().knowledge.disclaimers[kind].text


def test_forms_are_shown_as_in_their_table() -> None:
    glycinate, oxide, threonate = form_sheet(FORMS).cards
    assert [cell.words for cell in glycinate.cells] == ["14.1%", "Well", "Gentle"]
    assert [cell.words for cell in oxide.cells] == ["60.3%", "Poorly", "Loosens"]
    assert threonate.cells[2].rank is None
    assert (glycinate.price, oxide.price, threonate.price) == ("", "low price", "high price")
    assert "maker" in oxide.finding


def test_every_form_can_be_shown() -> None:
    for row in desk().knowledge.forms.by_key.values():
        (card,) = form_sheet(f"forms:{row.key}").cards
        assert (card.cells[0].percent, card.cells[2].rank) == (row.compound and row.compound.percent, row.gut.rank)


def test_names_of_one_compound_are_said_to_be_that() -> None:
    assert "one and the same compound" in form_sheet("forms:glycinate,bisglycinate").remark
    assert not form_sheet(FORMS).remark


def test_more_things_than_can_be_read_are_left_out() -> None:
    foods = [*desk().knowledge.foods.by_key][:12]
    forms = [*desk().knowledge.forms.by_key][:5]
    assert len(food_chart("foods:" + ",".join(foods)).bars) == MOST_FOODS
    assert len(form_sheet("forms:" + ",".join(forms)).cards) == MOST_FORMS


@pytest.mark.parametrize(
    "picture",
    ["", "foods", "foods:", "foods:,", "forms:almonds", "foods:glycinate", "foods:almonds,no_such_food", "cats:almonds",
     "foods:almonds, cashews", "FOODS:almonds", "foods:almonds\n", "foods:../../etc/passwd", "foods:" + "," * 999],
)  # fmt: skip
def test_what_names_no_picture_gives_none(picture: str, tmp_path: Path) -> None:
    assert PictureBook(desk().knowledge, desk().phrases, tmp_path).png(picture) is None
    assert not [*tmp_path.iterdir()]


@given(strategies.text(max_size=60), strategies.sampled_from(["", "foods:", "forms:", "foods:almonds,"]))
def test_no_text_breaks_it(text: str, head: str) -> None:
    chart_of(head + text, desk().knowledge, desk().phrases)
    picture_named(head.replace(":", "-") + text, desk().knowledge)
    offer_picture(head + text, desk().phrases)


# how it looks


def test_nothing_leaves_the_page_or_lies_on_other_words() -> None:
    for layout in layouts():
        assert layout.height <= TALLEST
        words = [mark for mark in layout.marks if isinstance(mark, Words)]
        for mark in words:
            left, top, right, bottom = edges(mark)
            assert left >= 39, mark
            assert right <= WIDTH - 38, mark
            assert 0 < top < bottom < layout.height, mark
            assert mark.size >= LEAST_SIZE
        for one, other in combinations(words, 2):
            a, b = edges(one), edges(other)
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1], (one, other)


def test_no_name_and_no_finding_is_cut_short() -> None:
    assert not [mark for layout in layouts() for mark in layout.marks if isinstance(mark, Words) and "…" in mark.text]


def test_figures_stand_beside_their_bars_not_on_them() -> None:
    for layout in layouts():
        bars = [mark for mark in layout.marks if isinstance(mark, Box) and mark.colour in {DARK, LIGHT}]
        for bar in bars:
            for mark in layout.marks:
                if isinstance(mark, Words):
                    left, top, right, bottom = edges(mark)
                    apart = left >= bar.x + bar.width or right <= bar.x
                    assert apart or top >= bar.y + bar.height or bottom <= bar.y, (bar, mark)


def test_words_are_as_wide_as_measured() -> None:
    for text, bold in (("Cream of asparagus soup, canned, made with milk", True), ("no figure for 1 oz (28 g)", False)):
        whole, _, _ = pictures._measure().get_text_width_height_descent(text, pictures._font(30, bold), ismath=False)
        assert width_of(text, 30, bold) == pytest.approx(whole, rel=0.01)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def test_contrast_is_enough_also_where_colours_are_not_told_apart() -> None:
    assert min(contrast(colour, paper) for colour in (INK, SOFT, DARK) for paper in (PAPER, PALE)) >= 6
    assert contrast(LIGHT, PAPER) >= 3
    assert contrast(DARK, LIGHT) >= 2


# drawing and keeping


@pytest.mark.parametrize("picture", [FOODS, FORMS])
def test_a_picture_is_a_png_with_its_colours_in_place(picture: str) -> None:
    chart = chart_of(picture, desk().knowledge, desk().phrases)
    assert chart is not None
    layout = lay_out(chart, width_of)
    data = pictures._drawn(layout)
    assert len(data) < 100_000
    with Image.open(BytesIO(data)) as image:
        pixels = image.convert("RGB")
    assert pixels.size == (WIDTH, layout.height)
    box = next(mark for mark in layout.marks if isinstance(mark, Box) and mark.colour == DARK)
    colour = pixels.getpixel((int(box.x + box.width / 2), int(box.y + box.height / 2)))
    assert isinstance(colour, tuple)
    wanted = [int(DARK[at : at + 2], 16) for at in (1, 3, 5)]
    assert max(abs(have - want) for have, want in zip(colour, wanted, strict=True)) <= 8


def test_a_first_drawing_takes_less_than_300_ms() -> None:
    drawn("foods:almonds,cashews")  # imports the library
    times = []
    for picture in (longest_names(), longest_findings()):
        begun = time.process_time()
        drawn(picture)
        times.append(time.process_time() - begun)
    assert min(times) < 0.3


@pytest.fixture
def drawings(monkeypatch: pytest.MonkeyPatch) -> list[Layout]:
    """What was drawn, instead of drawing it."""
    drawn: list[Layout] = []

    def draw_little(layout: Layout) -> bytes:
        drawn.append(layout)
        time.sleep(0)
        return pictures._BEGIN + repr(layout.height).encode() + pictures._END

    monkeypatch.setattr(pictures, "_drawn", draw_little)
    monkeypatch.setenv("MPLCONFIGDIR", "unused")
    return drawn


def book(folder: Path) -> PictureBook:
    return PictureBook(desk().knowledge, desk().phrases, folder)


def stored(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def test_a_picture_is_drawn_once_whatever_the_order_of_its_foods(tmp_path: Path, drawings: list[Layout]) -> None:
    kept = book(tmp_path)
    first = kept.png("foods:almonds,cashews")
    assert first == kept.png("foods:cashews,almonds") == kept.png("foods:almonds,cashews")
    assert len(drawings) == 1


def test_another_process_finds_the_picture_on_disk(tmp_path: Path, drawings: list[Layout]) -> None:
    first = book(tmp_path).png(FOODS)
    assert book(tmp_path).png(FOODS) == first
    assert len(drawings) == 1
    (file,) = stored(tmp_path)
    assert file.parent == tmp_path / "pictures" / desk().knowledge.revision
    assert re.fullmatch(r"[0-9a-f]{64}\.png", file.name)


@pytest.mark.parametrize("damage", [b"", b"\x89PNG\r\n\x1a\nhalf", b"text"])
def test_a_damaged_file_is_drawn_anew(damage: bytes, tmp_path: Path, drawings: list[Layout]) -> None:
    good = book(tmp_path).png(FOODS)
    (file,) = stored(tmp_path)
    file.write_bytes(damage)
    assert book(tmp_path).png(FOODS) == good
    assert file.read_bytes() == good


def test_without_a_folder_pictures_are_drawn_and_held_in_memory(tmp_path: Path, drawings: list[Layout]) -> None:
    (tmp_path / "pictures").write_text("in the way")
    kept = book(tmp_path)
    assert kept.png(FOODS) == kept.png(FOODS) is not None
    assert len(drawings) == 1


def test_nothing_half_written_stays(tmp_path: Path, drawings: list[Layout], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(self: Path, target: Path) -> Path:
        raise OSError("disk full")

    monkeypatch.setattr(Path, "replace", full)
    assert book(tmp_path).png(FOODS) is not None
    assert not [path for path in stored(tmp_path) if path.suffix == ".png"]
    assert not stored(tmp_path)


def test_a_failed_drawing_gives_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(layout: Layout) -> bytes:
        raise MemoryError

    monkeypatch.setattr(pictures, "_drawn", fail)
    monkeypatch.setenv("MPLCONFIGDIR", "unused")
    assert book(tmp_path).png(FOODS) is None


def test_threads_that_ask_together_draw_once(tmp_path: Path, drawings: list[Layout]) -> None:
    kept = book(tmp_path)
    with ThreadPoolExecutor(8) as threads:
        given_back = {*threads.map(kept.png, [FOODS] * 16)}
    assert len(given_back) == len(drawings) == 1


def test_asking_for_many_pictures_fills_neither_disk_nor_memory(
    tmp_path: Path, drawings: list[Layout], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pictures, "ON_DISK", 5)
    monkeypatch.setattr(pictures, "IN_MEMORY", 3)
    kept = book(tmp_path)
    for key in [*desk().knowledge.foods.by_key][:9]:
        assert kept.png(f"foods:{key}")
    assert len(stored(tmp_path)) == 5
    assert len(kept._held) == 3


def test_importing_the_module_does_not_import_the_library() -> None:
    tree = ast.parse(Path(pictures.__file__).read_text(encoding="utf-8"))
    at_import = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    assert len(at_import) > 5
    assert not re.search("matplotlib|PIL|numpy", " ".join(map(ast.unparse, at_import)))


# the button and its reply


def test_no_two_foods_and_no_two_forms_share_a_code() -> None:
    for table in (desk().knowledge.foods.by_key, desk().knowledge.forms.by_key):
        codes = {code_of(key) for key in table}
        assert len(codes) == len(table)
        assert all(re.fullmatch(rf"[0-9a-z]{{{CODE}}}", code) for code in codes)


@pytest.mark.parametrize("named", [lambda: FOODS, lambda: FORMS, longest_names, longest_findings])
def test_a_button_carries_its_picture_there_and_back(named: Callable[[], str]) -> None:
    picture = named()
    offer = offer_picture(picture, desk().phrases)
    assert offer is not None
    assert callback_data(offer.action) is not None
    assert offer.action.startswith("pic:")
    assert picture_named(offer.action.removeprefix("pic:"), desk().knowledge) == picture


@pytest.mark.parametrize(
    "argument", ["", "foods", "foods-", "foods-abc", "foods-zzzzzz", "menu-zzzzzz", "forms-" + "0" * 24]
)
def test_a_picture_that_is_gone_or_was_never_there_is_none(argument: str) -> None:
    assert picture_named(argument, desk().knowledge) is None
    assert show_picture(argument, desk()) is None


@pytest.mark.parametrize("picture", [None, "", "foods:", "cats:tom"])
def test_an_answer_without_a_picture_offers_none(picture: str | None) -> None:
    assert offer_picture(picture, desk().phrases) is None


@pytest.mark.parametrize("named", [lambda: FOODS, lambda: "forms:complex,topical", longest_names, longest_findings])
def test_the_reply_says_in_words_what_is_shown_and_fits_a_caption(named: Callable[[], str]) -> None:
    picture = named()
    offer = offer_picture(picture, desk().phrases)
    assert offer is not None
    draft = show_picture(offer.action.removeprefix("pic:"), desk())
    assert draft is not None
    assert draft.picture == picture
    answer = compose([draft], Safety(), desk())
    text = re.sub(r"<[^>]*>", "", render_html(answer))
    assert units(text) <= CAPTION
    assert answer.blocks[-1].kind == "disclaimer"
    assert answer.sources
    chart = chart_of(picture, desk().knowledge, desk().phrases)
    names = [bar.name for bar in chart.bars] if isinstance(chart, FoodChart) else []
    names += [card.name for card in chart.cards] if isinstance(chart, FormSheet) else []
    assert names
    assert all(name in text for name in names)


# which answers have one


def test_answers_that_compare_have_a_picture() -> None:
    for answerer, intent, text in (
        (food_list, "food_list", "foods with magnesium, vegan"),
        (food_compare, "food_compare", "almonds or cashews"),
        (food_amount, "food_amount", "magnesium in almonds and cashews"),
        (form_compare, "form_compare", "citrate vs oxide vs glycinate"),
        (form_for_goal, "form_for_goal", "best form for sleep"),
        (forms_overview, "forms_overview", "which forms are there"),
    ):
        draft = ask(answerer, intent, text)
        assert draft.drawable is not None, text
        assert chart_of(draft.drawable, desk().knowledge, desk().phrases) is not None
    assert ask(food_amount, "food_amount", "how much magnesium in almonds").drawable is None


def test_a_comparison_does_not_hide_the_food_without_a_figure() -> None:
    draft = ask(food_compare, "food_compare", "almonds, cashews or paneer")
    assert draft.drawable is not None
    assert "paneer" in draft.drawable


def test_the_overview_shows_no_compound_twice() -> None:
    sheet = form_sheet(ask(forms_overview, "forms_overview", "which forms are there").drawable or "")
    assert len(sheet.cards) == MOST_FORMS
    assert "bisglycinate" not in {card.name.lower() for card in sheet.cards}
