"""Files that are one thing as a whole, such as lists of words: read into a model, or text by text.

What is missing, empty, unknown or of another shape becomes a problem at its own line, and reads as nothing.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any, TypeGuard, TypeVar, get_origin

from pydantic import BaseModel, BeforeValidator, Field, TypeAdapter, ValidationError

from knowledge.readers import REMEDIES, ContentRow, Place, Problem, explained, place_of, read_yaml_mapping

Text = Annotated[str, Field(min_length=1)]
Words = Annotated[frozenset[Text], Field(min_length=1)]
"""Words in no order; a list of them must not be empty."""
Texts = Annotated[tuple[Text, ...], Field(min_length=1)]
"""Words or phrases in their order."""


def written(split: Callable[[str], Sequence[str]]) -> BeforeValidator:
    """Return what splits a text of the content into a list; what is no text is refused, not turned into one."""

    def read(value: object) -> object:
        if not isinstance(value, str):
            raise ValueError("it is empty or a list: write it as text, after |, >- or in quotes")
        return split(value)

    return BeforeValidator(read)


WordsInText = Annotated[Words, written(str.split)]
"""Words that stand in one text, parted by blanks."""
TextsInText = Annotated[Texts, written(str.split)]
Whole = TypeVar("Whole", bound=ContentRow)
Part = TypeVar("Part", bound=BaseModel)
K = TypeVar("K")


def read_whole(path: Path, model: type[Whole], problems: list[Problem], **given: Any) -> Whole:
    """Read a YAML file that is one model as a whole, with what is `given` besides.

    What does not fit becomes problems and reads as nothing; the rest of the file is kept.
    """
    data = read_yaml_mapping(path, problems)
    given["place"] = Place(str(path), 1)
    if not data:
        return _hollow(model, given)
    unknown_keys(data, data.keys() - given.keys(), problems, path)
    try:
        return model.model_validate({**data, **given})
    except ValidationError as error:
        mistakes = explained(error)
    problems += [Problem(place_of(path, *keys), message, remedy) for keys, message, remedy in mistakes]
    return _hollow(model, {**_sound(model, data, [keys for keys, _, _ in mistakes]), **given})


def _sound(model: type[BaseModel], data: Mapping[str, Any], wrong: Iterable[tuple[int | str, ...]]) -> dict[str, Any]:
    """The fields that can be read once the entries are left out that cannot: so one slip is told once."""
    kept = dict(data)
    for first, *below in wrong:
        key = str(first)
        if below and isinstance(kept.get(key), dict):
            kept[key] = {name: value for name, value in kept[key].items() if name != below[0]}
        else:
            kept.pop(key, None)
    sound = {}
    for name, field in model.model_fields.items():
        if (key := field.alias or name) in kept:
            with suppress(ValidationError):  # nothing is left of it
                sound[name] = TypeAdapter(field.rebuild_annotation()).validate_python(kept[key])
    return sound


def _hollow(model: type[Part], values: Mapping[str, Any]) -> Part:
    """Return a model that holds these values, and nothing in its other fields."""
    nothing = {name: _nothing(field.annotation) for name, field in model.model_fields.items() if name not in values}
    return model.model_construct(**nothing, **values)


def _nothing(annotation: Any) -> Any:
    kind = get_origin(annotation) or annotation
    return _hollow(kind, {}) if issubclass(kind, BaseModel) else kind()


def read_yaml_texts(path: Path, problems: list[Problem]) -> dict[str, str]:
    """Read a YAML mapping of texts; what is no text, or an empty one, becomes a problem and is left out."""
    texts = read_yaml_mapping(path, problems)
    return {key: text for key, text in texts.items() if is_text(text, problems, path, key)}


def unknown_keys(data: Mapping[str, Any], known: Collection[str], problems: list[Problem], path: Path) -> None:
    """Note a problem for every key of a file that nobody reads."""
    for key in (key for key in data if key not in known):
        problems.append(Problem(place_of(path, key), f"unknown field {key!r}", REMEDIES["extra_forbidden"]))


def is_text(text: object, problems: list[Problem], path: Path, *keys: object) -> TypeGuard[str]:
    """Whether what stands in a file under some keys is a text that says something; a problem is noted if not."""
    if isinstance(text, str) and text.strip():
        return True
    message = f"{'.'.join(map(str, keys))} is {'empty' if text in (None, '') else 'no text'}"
    problems.append(Problem(place_of(path, *keys), message, REMEDIES["string_type"]))
    return False


def sentences(written: object, problems: list[Problem], path: Path, *keys: object) -> dict[int, str]:
    """Return the sentences of a list that stands in a file under some keys, by place; else problems."""
    if not isinstance(written, list) or not written:
        name = ".".join(map(str, keys))
        problems.append(Problem(place_of(path, *keys), f"{name} holds no sentences", "write a list of them"))
        return {}
    return {at: text for at, text in enumerate(written) if is_text(text, problems, path, *keys, at)}


def turned(words: Mapping[K, Sequence[str]]) -> dict[str, K]:
    """Return word → what it stands for, of what says for each thing by which words it is told.

    >>> turned({"pregnant": ["🤰", "🫃"]})
    {'🤰': 'pregnant', '🫃': 'pregnant'}
    """
    return {word: one for one, said in words.items() for word in said}
