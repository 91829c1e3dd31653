"""The house rules that a machine can keep: who may import whom, and how big a module gets."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "kgraph"
STAGES = {p.name for p in ROOT.iterdir() if p.is_dir() and (p / "__init__.py").exists()} - {"model"}
SHARED = {"model", "errors", "resources", "records", "namespaces"}
TIES = {"serve": STAGES, "pipeline": STAGES, "cli": STAGES | {"builder"}}  # these tie stages together


def imports(path: Path) -> set[str]:
    """Names of the house's own packages and modules that a file imports."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "kgraph":
            parts = node.module.split(".")
            found |= {parts[1]} if len(parts) > 1 else {a.name for a in node.names if not a.name.startswith("__")}
        elif isinstance(node, ast.Import):
            found |= {a.name.split(".")[1] for a in node.names if a.name.startswith("kgraph.")}
    return found


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_a_stage_imports_the_model_and_never_another_stage(stage: str) -> None:
    allowed = SHARED | {stage} | TIES.get(stage, set())
    for path in (ROOT / stage).rglob("*.py"):
        assert imports(path) <= allowed, f"{path.relative_to(ROOT)} imports {imports(path) - allowed}"


def test_the_model_imports_nothing_of_the_house() -> None:
    for path in (ROOT / "model").rglob("*.py"):
        assert imports(path) <= {"model"}


def test_no_module_is_a_giant() -> None:
    sizes = {p.relative_to(ROOT): len(p.read_text().splitlines()) for p in ROOT.rglob("*.py")}
    assert not {p: n for p, n in sizes.items() if n > 600}
