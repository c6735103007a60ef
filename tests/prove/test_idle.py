"""Sockets are told apart by where they lead."""

import subprocess
import sys
from pathlib import Path

from tests.faults.sweeping import needs_strace
from tests.prove.idle import TRACE, families, internet


@needs_strace
def test_a_socket_that_leads_out_is_seen_and_the_machine_s_own_are_not(tmp_path: Path) -> None:
    made = "import socket; [socket.socket(family) for family in (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6)]"
    log = tmp_path / "log"
    twice = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {made!r}]); {made}"
    subprocess.run([*TRACE, str(log), sys.executable, "-c", twice], check=True)
    found = families(log)
    assert found["AF_UNIX"] >= 2, "also those of a process that it starts"
    assert internet(found) == 4
