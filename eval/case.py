"""The question set: one case a line, read strictly.

Owns the record format of `eval/sets/*.jsonl`. Whether a gold stands in its filing belongs to `eval.check`, whether an
answer is right to `eval.score`.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from eval.errors import BadRecord, BadSet
from eval.numbers import Reading, read


class Category(StrEnum):
    """What a question tests."""

    TABLE_CELL = "table_cell"
    PROSE_NUMBER = "prose_number"
    DERIVED = "derived"
    COMPARE = "compare"
    NARRATIVE = "narrative"
    ENTITY = "entity"
    BOOLEAN = "boolean"
    UNANSWERABLE = "unanswerable"
    CONFLICT = "conflict"
    DIALOGUE = "dialogue"


class Part(StrEnum):
    """What a question is for: `dev` is worked with, `test` is run before a release and never worked with."""

    DEV = "dev"
    TEST = "test"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldFigure:
    """A figure that is asked for, as printed, with what it is the figure of."""

    value: str
    unit: str | None
    label: str | None

    @property
    def reading(self) -> Reading:
        """The figure itself."""
        found = read(self.value)
        assert found is not None, self.value  # `figure` below lets no other value in
        return found

    def __str__(self) -> str:
        return f"{self.value}{self.unit or ''}"


Groups = tuple[tuple[str, ...], ...]
"""Decisive phrases: of each group, one alternative must be said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures that answer; `ordered` where their order is the answer."""

    values: tuple[GoldFigure, ...]
    ordered: bool = False
    phrases: Groups = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A passage that says one alternative of each group."""

    groups: Groups


@dataclass(frozen=True, slots=True, kw_only=True)
class YesNo:
    """A yes or a no, with what must be said or shown beside it."""

    verdict: str
    groups: Groups = ()
    values: tuple[GoldFigure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Abstention:
    """No answer: the ways to say so that are right."""

    status: tuple[str, ...]
    reason: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A premise that the filing contradicts, put right with these figures."""

    values: tuple[GoldFigure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """A quantity that the filing states twice, differently."""

    values: tuple[GoldFigure, ...]


Gold = Figures | Text | YesNo | Abstention | Correction | Conflict


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a filing says it: a part of one line of its text, counted from 1."""

    file: str
    line: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question with its gold answer and the places that prove it."""

    id: str
    lang: str
    category: Category
    style: str
    history: tuple[str, ...]
    question: str
    gold: Gold
    evidence: tuple[Place, ...]
    note: str

    @property
    def part(self) -> Part:
        """A third of all ids is for the test, by their hash: the same whatever else is in the set."""
        third = int(hashlib.sha256(self.id.encode()).hexdigest(), 16) % 3
        return Part.DEV if third else Part.TEST

    @property
    def files(self) -> tuple[str, ...]:
        """The filings that its evidence stands in."""
        return tuple(dict.fromkeys(place.file for place in self.evidence))


_FIELDS = {
    "id": str,
    "lang": str,
    "category": str,
    "style": str,
    "history": list,
    "question": str,
    "answer": dict,
}
_OPTIONAL = {"evidence": list, "note": str}


def read_set(path: Path) -> tuple[Case, ...]:
    """The cases of a question set. Raises BadSet."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadSet(
            f"cannot read the question set {str(path)!r}: {error}; give the path of a .jsonl file"
        ) from error
    return parse(text.split("\n"), path.name)


def parse(lines: Iterable[str], name: str) -> tuple[Case, ...]:
    """The cases in the lines of the set called `name`; blank lines are left out. Raises BadSet."""
    cases = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                record = json.loads(line)
                if not isinstance(record, dict):
                    raise BadRecord(f"a record must be an object, not {record!r}")
                cases.append(case(record))
            except (BadRecord, json.JSONDecodeError) as error:
                raise BadSet(f"{name}, line {number}: {error}") from error
    return tuple(cases)


def case(record: dict[str, Any]) -> Case:
    """One record as a case. Raises BadRecord with what is wrong in it."""
    _keys(record, set(_FIELDS), set(_OPTIONAL), "the record")
    for name, kind in (_FIELDS | _OPTIONAL).items():
        if name in record and not isinstance(record[name], kind):
            raise BadRecord(f"{name!r} must be a {kind.__name__}, not {record[name]!r}")
    if not record["id"] or not record["question"].strip():
        raise BadRecord("'id' and 'question' must not be empty")
    return Case(
        id=record["id"],
        lang=_one_of(record["lang"], ("zh", "en"), "lang"),
        category=Category(_one_of(record["category"], tuple(Category), "category")),
        style=record["style"],
        history=_texts(record["history"], "history"),
        question=record["question"],
        gold=gold(record["answer"]),
        evidence=tuple(_place(place) for place in record.get("evidence", [])),
        note=record.get("note", ""),
    )


def gold(answer: dict[str, Any]) -> Gold:
    """The gold answer of a record. Raises BadRecord with what is wrong in it."""
    kind = answer.get("kind")
    fields = {name: value for name, value in answer.items() if name != "kind"}
    match kind:
        case "figures":
            _keys(fields, {"values"}, {"ordered", "phrases"}, "a figures answer")
            ordered = fields.get("ordered", False)
            if not isinstance(ordered, bool):
                raise BadRecord(f"'ordered' must be true or false, not {ordered!r}")
            phrases = _groups(fields.get("phrases", []), "phrases")
            return Figures(values=_figures(fields["values"]), ordered=ordered, phrases=phrases)
        case "text":
            _keys(fields, {"groups"}, set(), "a text answer")
            groups = _groups(fields["groups"], "groups")
            if not groups:
                raise BadRecord("a text answer needs at least one group of phrases")
            return Text(groups=groups)
        case "verdict":
            _keys(fields, {"verdict"}, {"groups", "values"}, "a verdict answer")
            verdict = _one_of(fields["verdict"], ("yes", "no"), "verdict")
            values = _figures(fields["values"]) if fields.get("values") else ()
            return YesNo(
                verdict=verdict,
                groups=_groups(fields.get("groups", []), "groups"),
                values=values,
            )
        case "abstention":
            _keys(fields, {"status", "reason"}, set(), "an abstention")
            return Abstention(
                status=tuple(
                    _one_of(status, _STATUSES, "status") for status in _texts(fields["status"], "status")
                ),
                reason=tuple(
                    _one_of(reason, _REASONS, "reason") for reason in _texts(fields["reason"], "reason")
                ),
            )
        case "correction":
            _keys(fields, {"values"}, set(), "a correction")
            return Correction(values=_figures(fields["values"]))
        case "conflict":
            _keys(fields, {"values"}, set(), "a conflict")
            values = _figures(fields["values"])
            if len(values) < 2:
                raise BadRecord("a conflict needs at least two values")
            return Conflict(values=values)
        case _:
            raise BadRecord(f"unknown kind of answer {kind!r}; give one of {', '.join(_KINDS)}")


_KINDS = ("figures", "text", "verdict", "abstention", "correction", "conflict")
_STATUSES = ("answered", "conflict", "not_found", "clarify", "declined")
_REASONS = (
    "no_organisation",
    "no_year",
    "no_item",
    "blank",
    "withheld",
    "out_of_scope",
    "ambiguous",
    "false_premise",
)


def _figures(values: Any) -> tuple[GoldFigure, ...]:
    if not isinstance(values, list) or not values:
        raise BadRecord(f"'values' must be a list with at least one figure, not {values!r}")
    return tuple(_figure(value) for value in values)


def _figure(value: Any) -> GoldFigure:
    if not isinstance(value, dict):
        raise BadRecord(f"a figure must be an object, not {value!r}")
    _keys(value, {"value", "unit"}, {"label"}, "a figure")
    if not isinstance(value["value"], str) or read(value["value"]) is None:
        raise BadRecord(f"the value {value['value']!r} is no figure; give digits as a string")
    for name in ("unit", "label"):
        if not isinstance(value.get(name), str | None):
            raise BadRecord(f"{name!r} of a figure must be a text or null, not {value[name]!r}")
    return GoldFigure(value=value["value"], unit=value["unit"], label=value.get("label"))


def _groups(groups: Any, name: str) -> Groups:
    if not isinstance(groups, list):
        raise BadRecord(f"{name!r} must be a list of lists of phrases, not {groups!r}")
    read_groups = tuple(_texts(group, name) for group in groups)
    if any(not group or not all(phrase.strip() for phrase in group) for group in read_groups):
        raise BadRecord(f"{name!r} holds an empty group or an empty phrase")
    return read_groups


def _place(place: Any) -> Place:
    if not isinstance(place, dict):
        raise BadRecord(f"a piece of evidence must be an object, not {place!r}")
    _keys(place, {"file", "line", "text"}, set(), "a piece of evidence")
    line = place["line"]
    if not isinstance(line, int) or line < 1:
        raise BadRecord(f"'line' must be a number from 1, not {line!r}")
    if not all(isinstance(place[name], str) and place[name].strip() for name in ("file", "text")):
        raise BadRecord("'file' and 'text' of a piece of evidence must be texts")
    return Place(file=place["file"], line=line, text=place["text"])


def _texts(values: Any, name: str) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise BadRecord(f"{name!r} must be a list of texts, not {values!r}")
    return tuple(values)


def _one_of(value: str, allowed: tuple[str, ...], name: str) -> str:
    if value not in allowed:
        raise BadRecord(f"{name!r} must be one of {', '.join(allowed)}, not {value!r}")
    return value


def _keys(record: dict[str, Any], needed: set[str], optional: set[str], what: str) -> None:
    missing, unknown = (
        sorted(needed - set(record)),
        sorted(set(record) - needed - optional),
    )
    if missing or unknown:
        problem = f"lacks {', '.join(missing)}" if missing else f"has unknown fields {', '.join(unknown)}"
        raise BadRecord(f"{what} {problem}")
