"""moto's server: a Route 53 that keeps all in memory and answers no DNS."""

import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Optional

from .milepost import ROOT
from .process import LOOPBACK, Process, StartFailed, free_port
from .report import note

_ENVIRONMENT = ROOT / "bench" / "target" / "python"
_REQUIREMENTS = ROOT / "bench" / "requirements.txt"


class Moto:
    """moto from a Python environment of our own, under bench/target."""

    title = "moto"

    def __init__(self) -> None:
        self.port = 0

    def install(self) -> None:
        """Makes the environment if it is not there."""
        if self.missing() is None:
            return
        note("installing moto…")
        for command in (
            [sys.executable, "-m", "venv", str(_ENVIRONMENT)],
            [str(_python()), "-m", "pip", "install", "-q", "--disable-pip-version-check", "-r", str(_REQUIREMENTS)],
        ):
            if subprocess.run(command, stdout=sys.stderr).returncode != 0:
                raise StartFailed("moto could not be installed")

    def missing(self) -> Optional[str]:
        return None if (_ENVIRONMENT / "bin" / "moto_server").exists() else "not installed: --install-moto does it"

    def version(self) -> str:
        code = "import moto, platform; print(moto.__version__, 'Python', platform.python_version())"
        return subprocess.run([str(_python()), "-c", code], stdout=subprocess.PIPE, text=True).stdout.strip()

    def start(self, log: Path) -> Process:
        """Starts it and waits until it takes connections."""
        self.port = free_port()
        server = _ENVIRONMENT / "bin" / "moto_server"
        process = Process(self.title, [str(server), "-H", LOOPBACK, "-p", str(self.port)], log)
        while True:
            try:
                socket.create_connection((LOOPBACK, self.port), timeout=1).close()
                return process
            except OSError:
                process.check_alive()
                if time.monotonic() - process.started > 60:
                    process.stop()
                    raise StartFailed("moto did not start within 60 s")
                time.sleep(0.05)


def _python() -> Path:
    return _ENVIRONMENT / "bin" / "python"
