"""The words of the code stand in the glossary, in both languages."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GLOSSARY = ROOT / "docs" / "glossary.md"
MODULES = (
    "ingest/document.py",
    "ingest/fact.py",
    "assistant/domain.py",
    "assistant/intent.py",
    "assistant/contract.py",
)
ENTRY = re.compile(r"^\| `(?P<name>\w+)` \| (?P<chinese>[^|]+) \| (?P<english>[^|]+) \|$", re.MULTILINE)


def public_classes(module: str) -> list[str]:
    """The public classes of a module, in its order."""
    tree = ast.parse((ROOT / module).read_text(encoding="utf-8"))
    return [
        node.name for node in tree.body if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    ]


@pytest.fixture(scope="module")
def entries() -> dict[str, tuple[str, str]]:
    """Each term of the glossary with its Chinese and its English line."""
    found = ENTRY.finditer(GLOSSARY.read_text(encoding="utf-8"))
    return {entry["name"]: (entry["chinese"].strip(), entry["english"].strip()) for entry in found}


@pytest.mark.parametrize("module", MODULES)
def test_every_public_class_stands_in_the_glossary(module: str, entries: dict[str, tuple[str, str]]) -> None:
    assert [name for name in public_classes(module) if name not in entries] == []


def test_every_entry_says_it_in_chinese_and_in_english(entries: dict[str, tuple[str, str]]) -> None:
    assert len(entries) > len(MODULES)
    no_chinese = [
        name for name, (chinese, _) in entries.items() if not re.search(r"[\u4e00-\u9fff]", chinese)
    ]
    no_english = [name for name, (_, english) in entries.items() if not re.search(r"[a-z]{3}", english)]
    assert (no_chinese, no_english) == ([], [])


def test_no_entry_is_of_a_class_that_is_gone(entries: dict[str, tuple[str, str]]) -> None:
    known = {name for module in MODULES for name in public_classes(module)}
    assert [name for name in entries if name not in known] == []
