"""The rules of docs/explanation/house.md, checked on the source itself."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parent.parent / "src"
ROOMS = ("intake", "clean", "reader", "resolve", "coding", "stories", "records", "brief", "export",
         "series")  # fmt: skip
SHARED = {"model", "vocab", "errors", "tables", "axis", "linkage", "templates", "_version"}
MAY_IMPORT = {
    "errors": set(),
    "_version": set(),
    "model": {"errors"},
    "vocab": {"model", "errors"},
    "tables": set(),
    "axis": set(),
    "linkage": set(),
    "templates": set(),
    "workers": {"model"},
    **dict.fromkeys(ROOMS, SHARED),
    "pipeline": {*ROOMS, *SHARED, "workers"},
    "cli": {"intake", "export", "series", "pipeline", "workers", *SHARED},
    "__init__": {"intake", "pipeline", "workers", *SHARED},
    "__main__": {"cli"},
}
NOT_AT_RUN_TIME = {
    "torch", "transformers", "spacy", "training", "benchmarks", "tests", "tools",
    "socket", "ssl", "http", "requests", "httpx", "httpcore", "urllib3", "random", "secrets",
}  # fmt: skip
# The only doors to the network, behind `intake.web.fetcher`, which the command line alone opens.
MAY_CONNECT = {
    "dateline.intake.web.network": {"socket", "ssl", "httpcore"},
    "dateline.intake.web.client": {"httpcore"},
}
FETCHER = "dateline.intake.web.fetcher"
LONGEST_MODULE, LONGEST_FUNCTION = 450, 80


def module_names() -> list[str]:
    return sorted(
        ".".join(path.relative_to(SRC).with_suffix("").parts).removesuffix(".__init__")
        for path in SRC.rglob("*.py")
    )


@cache
def tree_of(module: str) -> ast.Module:
    path = SRC.joinpath(*module.split("."))
    path = path / "__init__.py" if path.is_dir() else path.with_suffix(".py")
    return ast.parse(path.read_text(encoding="utf-8"))


def run_time_nodes(node: ast.AST) -> Iterator[ast.AST]:
    """Every node but those that only a type checker sees."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.If) and "TYPE_CHECKING" in ast.unparse(child.test):
            continue
        yield child
        yield from run_time_nodes(child)


def imported(module: str) -> set[str]:
    """The modules that a module imports anywhere, as full names."""
    out = set()
    for node in run_time_nodes(tree_of(module)):
        if isinstance(node, ast.Import):
            out |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            whole = {f"{node.module}.{alias.name}" for alias in node.names}
            inner = whole & set(module_names())
            out |= inner
            if len(inner) < len(whole):
                out.add(str(node.module))
    return out


def part_of(module: str) -> str:
    """The room, or the module beside the rooms, that a module belongs to."""
    return f"{module}.__init__".split(".")[1]


@pytest.mark.parametrize("module", module_names())
def test_imports_stay_in_order(module: str) -> None:
    own = part_of(module)
    ours = {name for name in imported(module) if name.split(".")[0] == "dateline"}
    strangers = {name for name in ours if part_of(name) not in MAY_IMPORT[own] | {own}}
    assert not strangers, f"{module} may not import {sorted(strangers)}"


@pytest.mark.parametrize("module", module_names())
def test_run_time_stays_light_and_offline(module: str) -> None:
    names = imported(module)
    unwanted = {n for n in names if n.split(".")[0] in NOT_AT_RUN_TIME or n == "urllib.request"}
    assert not unwanted - MAY_CONNECT.get(module, set())


def test_only_the_command_line_opens_the_network() -> None:
    opened = {module for module in module_names() if FETCHER in imported(module)}
    assert opened == {"dateline.cli.web_options"}
    inside = {m for m in module_names() if imported(m) & MAY_CONNECT.keys()}
    assert {m for m in inside if not m.startswith("dateline.intake.web.")} == set()


def test_no_import_cycles() -> None:
    left = {module: imported(module) & set(module_names()) - {module} for module in module_names()}
    while leaves := {module for module, needs in left.items() if not needs & left.keys()}:
        left = {module: needs for module, needs in left.items() if module not in leaves}
    assert not left, f"these import one another, or what does: {sorted(left)}"


@pytest.mark.parametrize("module", module_names())
def test_rooms_are_small(module: str) -> None:
    tree = tree_of(module)
    long = [
        f"{node.name} ({node.end_lineno - node.lineno + 1} lines)"
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long
    last = max((getattr(node, "end_lineno", 0) for node in tree.body), default=0)
    assert last <= LONGEST_MODULE


@pytest.mark.parametrize("module", module_names())
def test_no_state_is_shared(module: str) -> None:
    assert not [node for node in ast.walk(tree_of(module)) if isinstance(node, ast.Global)]


def test_every_part_is_on_the_map(root: Path) -> None:
    house = (root / "docs" / "explanation" / "house.md").read_text(encoding="utf-8")
    parts = {part_of(module) for module in module_names()} - {"_version", "__main__"}
    names = {f"{p}/" if (SRC / "dateline" / p).is_dir() else f"{p}.py" for p in parts}
    assert not {name for name in names if f"\n      {name} " not in house}


def test_the_order_is_checked_for_every_part() -> None:
    assert {part_of(module) for module in module_names()} <= MAY_IMPORT.keys()
