"""The names of the field: what a label or a word of a question is called, whatever its spelling.

Owns the vocabulary (`ingest/vocabulary/*.tsv`) and the normal forms that names are compared in. What a name means in
its place (fund, part, measure) belongs to `ingest.fact` and the extractors.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from types import MappingProxyType

_MARKUP = re.compile(r"</?[A-Za-z][A-Za-z0-9]*\s*/?>|\*\*|^\s*#{1,6}(?=\s)", re.MULTILINE)
_BLANK = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]+")
_UNIFIED = str.maketrans(
    {
        **dict.fromkeys("([〔〖", "（"),
        **dict.fromkeys(")]〕〗", "）"),
        **dict.fromkeys("“”„‟‘’‚‛「」『』〝〞〟'", '"'),
        **dict.fromkeys("‐‑‒–—―−─", "-"),
        **dict.fromkeys("〜∼", "~"),
        # The forms of characters that PDF fonts carry as radicals and that NFKC leaves alone.
        **dict(
            zip(
                "⺠⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰",
                "民西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙",
                strict=True,
            )
        ),
    }
)
_CIRCLED = re.compile(r"^\s*[①-⑳⑴-⒇⒈-⒛㈠-㈩❶-❿]\s*")
_BULLET = re.compile(r"^[-·•●■◆▪*]+(?=[^\d.%])")
_NUMBERING = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.]|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、.](?!\d)|\d{1,2}）"
    r"|[A-Za-z][、.](?![A-Za-z\d])|其中[:,、]?)(?=.)"
)
_LEVEL = re.compile(r"（(?:类|款|项)）")
_REMARK = re.compile(r"[（(](?:以|按|含|不含|包括|不包括|扣除|剔除)[^（）()]{2,}[）)]$")
"""How a figure was counted, said behind its name: 政府采购金额（以合同签订为准）."""
_UNIT = re.compile(r"（(?:单位:)?(?:万元|元|亿元|千元|%|人|个|辆|台|次|分)）$")
_FEE = re.compile(r"费用$|^(?P<public>(?:公务|公车|因公|出国).*)经费$")
_MEASURES = frozenset({"决算数", "预算数", "年初预算数", "追加预算数", "全年预算数", "结余"})
_RATE = re.compile(r"(?:(?:整体|总体|全部)的?)?(?:支出)?预算(?:执行|完成)率")
CLASSIFICATIONS = ("functional", "economic")
_PRINTED_KINDS = ("item", "part", "fund", "table", "measure")


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A term of the field. `printed` are its true synonyms in filings; `spoken` what people say when they mean it.

    Spoken words are ambiguous (用车 may be the cost or the car): they serve to read questions, never filings.
    """

    canonical: str
    printed: tuple[str, ...]
    spoken: tuple[str, ...]
    english: tuple[str, ...]
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account of a public classification. `spoken` is what people say when they mean it (… stands for a few
    characters), `companions` things it pays for: beside its name they mean no other item."""

    code: str
    name: str
    english: str
    spoken: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()


def plain(text: str) -> str:
    """`text` for comparing: compatibility forms, blanks and markup gone; brackets （）, quotes " and dashes - unified."""
    normal = unicodedata.normalize("NFKC", _MARKUP.sub("", text))
    return _BLANK.sub("", normal).translate(_UNIFIED)


@lru_cache(maxsize=1 << 16)
def canonical(label: str) -> str:
    """The one name of what `label` names; a name the vocabulary does not know comes back in its plain form.

    Only true synonyms are mapped: 公务接待 → 公务接待费, but never 公务用车购置费 → 公务用车运行维护费.
    """
    name = _bare(label)
    levels = len(_LEVEL.findall(name))
    stem = _LEVEL.sub("", name) if levels == 1 else name
    known = _names()
    if found := known.get(stem) or known.get(stem.lower()) or _folded().get(_fold(stem)):
        return found
    return _account_name(stem, levels == 1) or stem


def known(label: str, kinds: tuple[str, ...] = ("item", "part")) -> bool:
    """Whether the field has what a label names: an account, or a term of some kinds."""
    return canonical(label) in _known_terms(kinds)


def unnamed(label: str) -> bool:
    """Whether a label only measures and names nothing: 年初预算, 决算支出, 预算执行率."""
    return canonical(label) in _MEASURES or _RATE.fullmatch(label) is not None


@cache
def terms() -> tuple[Term, ...]:
    """All terms of the field, in the order of the file: incomes, expenditures, measures, tables, operations …"""
    return tuple(
        Term(
            canonical=name,
            printed=_split(printed),
            spoken=_split(spoken),
            english=_split(english),
            kind=kind,
        )
        for name, printed, english, kind, spoken in _rows("terms.tsv", 5)
    )


@cache
def spoken() -> Mapping[str, tuple[str, ...]]:
    """What people say for items → the canonical items that it may mean, more than one where it is ambiguous."""
    said = [(name, term.canonical) for term in terms() if term.kind == "item" for name in term.spoken]
    for classification in CLASSIFICATIONS:
        said += [(name, canonical(one.name)) for one in accounts(classification) for name in one.spoken]
    found: dict[str, tuple[str, ...]] = {}
    for name, item in said:
        found[name] = tuple(dict.fromkeys((*found.get(name, ()), item)))
    return MappingProxyType(found)


@cache
def companions() -> Mapping[str, tuple[str, ...]]:
    """Canonical items → the things they pay for, as people name them."""
    known = (account for name in CLASSIFICATIONS for account in accounts(name))
    return MappingProxyType({canonical(one.name): one.companions for one in known if one.companions})


@cache
def functional() -> Mapping[str, str]:
    """The functional classification: code of 3, 5 or 7 digits → name."""
    return MappingProxyType({account.code: account.name for account in accounts("functional")})


@cache
def economic() -> Mapping[str, str]:
    """The economic classification: code of 3 or 5 digits → name."""
    return MappingProxyType({account.code: account.name for account in accounts("economic")})


@cache
def accounts(classification: str) -> tuple[Account, ...]:
    """The accounts of the "functional" or "economic" classification, with their English names where we have them."""
    return tuple(
        Account(code=code, name=name, english=english, spoken=_split(said), companions=_split(beside))
        for code, name, english, said, beside in _rows(f"{classification}.tsv", 5)
    )


@cache
def account_of(code: str) -> str | None:
    """The item that an account code of either classification stands for, None where neither has it."""
    held = (account for kind in CLASSIFICATIONS for account in accounts(kind) if account.code == code)
    return next((canonical(account.name) for account in held), None)


def _bare(label: str) -> str:
    """`label` without markup, blanks, quotes, numbering, 其中, and a unit in brackets at its end."""
    name = plain(_CIRCLED.sub("", _MARKUP.sub("", label))).replace('"', "")
    name = _REMARK.sub("", _UNIT.sub("", _BULLET.sub("", name)).rstrip(":;。,"))
    while (shorter := _NUMBERING.sub("", name, count=1)) != name:
        name = shorter
    return name


def _fold(name: str) -> str:
    """A coarser form in which only names of the vocabulary are compared: 和 = 及, 费用 = 费, 运维 = 运行维护.

    经费 = 费 holds only for 三公 (出国经费): 办公经费 is more than 办公费.
    """
    name = re.sub("以及|和|与", "及", name).replace("运行维护", "运维").replace("运维", "运行维护")
    return _FEE.sub(lambda match: (match["public"] or "") + "费", name)


def _account_name(name: str, level: bool) -> str | None:
    """The account that `name` is a cut or lengthened form of: 一般公共服务（类）, 发展与改革事务支出（款）, …事务支."""
    names = _account_names()
    if name.endswith("支") and name + "出" in names:
        return name + "出"
    if level and name + "支出" in names:
        return name + "支出"
    if level and name.removesuffix("支出") in names:
        return name.removesuffix("支出")
    return None


@cache
def _names() -> Mapping[str, str]:
    """Plain form of every printed, English and account name → the canonical name."""
    found: dict[str, str] = {}
    known = [term for term in terms() if term.kind in _PRINTED_KINDS]
    for term in known:
        for name in (term.canonical, *term.printed):
            found.setdefault(_bare(name), term.canonical)
    for name in _account_names():
        found.setdefault(_bare(name), name)
    for term in known:
        for name in term.english:
            found.setdefault(_bare(name).lower(), term.canonical)
    return MappingProxyType(found)


@cache
def _folded() -> Mapping[str, str]:
    """Folded form of the items' printed names → canonical name, where only one item has it."""
    found: dict[str, set[str]] = {}
    for term in terms():
        if term.kind in ("item", "part"):
            for name in (term.canonical, *term.printed):
                found.setdefault(_fold(_bare(name)), set()).add(term.canonical)
    return MappingProxyType({name: owners.pop() for name, owners in found.items() if len(owners) == 1})


@cache
def _known_terms(kinds: tuple[str, ...]) -> frozenset[str]:
    return _account_names().union(term.canonical for term in terms() if term.kind in kinds)


@cache
def _account_names() -> frozenset[str]:
    return frozenset((*functional().values(), *economic().values()))


def _rows(file: str, width: int) -> Iterator[tuple[str, ...]]:
    """The rows of a vocabulary file, comment lines left out, each filled up to `width` fields."""
    text = files("ingest").joinpath("vocabulary", file).read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            fields = line.split("\t")
            yield tuple(fields + [""] * (width - len(fields)))


def _split(field: str) -> tuple[str, ...]:
    return tuple(name for name in field.split("|") if name)
