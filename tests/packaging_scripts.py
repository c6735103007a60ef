"""The scripts of packaging/ as modules: they are run as programs, so the folder is no package."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"


def script(name: str) -> ModuleType:
    """One of them by its path without ending, such as `linux/deb`; the same module each time."""
    path = PACKAGING / f"{name}.py"
    loaded = sys.modules.get(path.stem)
    if loaded is not None and loaded.__file__ == str(path):
        return loaded
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[path.stem] = module  # where its neighbours look for it
    spec.loader.exec_module(module)
    return module
