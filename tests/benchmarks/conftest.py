"""What all measurements share: the program runs as it does where it is installed."""

from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True, scope="session")
def byte_code_kept(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let the processes that are measured keep their byte code, as an installed program has it.

    Where PYTHONDONTWRITEBYTECODE is set, each start would translate some sixty modules anew, which is a tenth of a
    second that no user ever waits for. The floors run under the same settings.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("PYTHONDONTWRITEBYTECODE", raising=False)
        patch.setenv("PYTHONPYCACHEPREFIX", str(tmp_path_factory.mktemp("bytecode")))
        yield


@pytest.hookimpl(tryfirst=True)
def pytest_itemcollected(item: pytest.Item) -> None:
    """A measurement belongs to `dev.py prove`, also where its writer forgot to say so: it would slow every usual run."""
    item.add_marker("prove")
