"""All that pyproject.toml cannot say: the folder of resources lies beside the package here, and inside it when installed."""

import shutil
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

LEFT_OUT = ("screenshots",)  # for readers of the README


class WithResources(build_py):
    def run(self) -> None:
        super().run()
        if not self.editable_mode:
            inside = Path(self.build_lib) / "networker" / "resources"
            shutil.rmtree(inside, ignore_errors=True)  # of an earlier build
            shutil.copytree("resources", inside, ignore=shutil.ignore_patterns(*LEFT_OUT))


setup(cmdclass={"build_py": WithResources})
