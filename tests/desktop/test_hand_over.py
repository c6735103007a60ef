"""A second start speaks to the window that is there, and is told where there is none."""

import socket
import threading
from pathlib import Path

from networker.__main__ import main
from networker.desktop.hand_over import hand_over, socket_name


def test_where_no_window_is_nobody_answers(data_dir: Path) -> None:
    assert not hand_over(data_dir)
    gone = socket.socket(socket.AF_UNIX)
    gone.bind(socket_name(data_dir))
    gone.close()  # as a killed program leaves it
    assert not hand_over(data_dir, log=True)


def test_a_window_hears_the_wish_and_answers(data_dir: Path, tmp_path: Path) -> None:
    heard: list[bytes] = []
    with socket.socket(socket.AF_UNIX) as window:
        window.bind(socket_name(data_dir))
        window.listen()

        def answer() -> None:
            other, _ = window.accept()
            with other:
                heard.append(other.recv(1000))
                other.sendall(b"ok\n")

        waiting = threading.Thread(target=answer)
        waiting.start()
        assert main(["--log", "--data-dir", str(data_dir), str(tmp_path / "a.csv")]) == 0
        waiting.join()
    assert heard == [f'{{"files": ["{tmp_path}/a.csv"], "log": true}}\n'.encode()]
