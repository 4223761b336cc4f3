"""Milepost as one of the servers."""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path
from typing import List, Optional, Sequence

from . import api
from . import zone as zones
from .process import LOOPBACK, Process, StartFailed, free_port
from .servers import Server

ROOT = Path(__file__).resolve().parents[2]

JVM_OPTIONS = ROOT / "server" / "src" / "main" / "launch" / "jvm.options"
_NEEDED_JAVA = 25


class Milepost(Server):
    """Milepost with its default options, but for ports and data folder.

    Args:
        jar: started with `java -jar` and the launcher's JVM options; None for `./milepost serve`, which builds what is out
            of date
        prepared: the data folder, which is filled if it is new; None for a new one in each folder of configuration

    Attributes:
        api_port: of the process that was started last
    """

    name = "milepost"
    title = "Milepost"
    sections = "answer, authority"
    further_options: Sequence[str] = ()
    # Long enough for the JIT compiler to have seen the whole answer path.
    warm_up_seconds = 10.0

    def __init__(self, jar: Optional[Path], prepared: Optional[Path] = None):
        super().__init__()
        self._jar = jar
        self._prepared = prepared
        self._data_folder = Path()
        self.api_port = 0
        self._program: List[str] = []

    def missing(self) -> Optional[str]:
        try:
            self._program = self._find_program()
        except LookupError as error:
            return str(error)
        return None

    def version(self) -> str:
        lines = _output(self._program + ["--version"]).splitlines()
        version = lines[0].split()[-1] if lines else "unknown"
        java = f", {lines[1]}" if len(lines) > 1 else ""
        commit = ""
        if self._jar is None:
            commit = _output(["git", "-C", str(ROOT), "describe", "--always", "--dirty"]).strip()
        return f"{version}{java}" + (f", {commit}" if commit else "")

    def configure(self, folder: Path, zone_file: Optional[Path]) -> None:
        super().configure(folder, zone_file)
        # Each variant has its own, since a data folder belongs to one process.
        suffix = "-variant" if self.variant else ""
        self._data_folder = (
            self._prepared.with_name(self._prepared.name + suffix) if self._prepared else folder / "data"
        )

    def fill(self, zone: zones.Zone) -> None:
        """Makes the data folder: starts on it, creates the zones through the API and ends again."""
        if self._data_folder.exists():
            return
        ready_file = self.folder / "ready"
        api_port = free_port()
        # Only what is complete gets the folder's name.
        filling = self._data_folder.with_name(self._data_folder.name + ".filling")
        shutil.rmtree(filling, ignore_errors=True)
        command = self._serve(filling, api_port) + [f"--ready-file={ready_file}"]
        process = Process(self.title, command, self.log)
        try:
            while not ready_file.exists():
                process.check_alive()
                if time.monotonic() - process.started > 60:
                    raise StartFailed(f"{self.title} was not ready within 60 s")
                time.sleep(0.05)
            api.create_zones(api_port, zone)
        finally:
            process.stop()
        filling.rename(self._data_folder)

    def copy_data(self) -> None:
        """Goes on with a copy of the data folder, so that the prepared one stays as it is."""
        copy = self.folder / "copy"
        shutil.copytree(self._data_folder, copy)
        self._data_folder = copy

    def command(self) -> List[str]:
        self.api_port = free_port()
        return self._serve(self._data_folder, self.api_port)

    def _serve(self, data_folder: Path, api_port: int) -> List[str]:
        options = {
            "dns": f"{LOOPBACK}:{self.port}",
            "api": f"{LOOPBACK}:{api_port}",
            "admin": f"{LOOPBACK}:{free_port()}",
            "data-dir": str(data_folder),
        }
        given = [f"--{name}={value}" for name, value in options.items()]
        return self._program + ["serve"] + given + list(self.further_options)

    def _find_program(self) -> List[str]:
        if self._jar is None:
            launcher = str(ROOT / "milepost")
            # Builds, if that is needed, before anything is measured.
            built = subprocess.run([launcher, "build"], stdout=subprocess.DEVNULL)
            if built.returncode != 0:
                raise LookupError("./milepost can't be built")
            return [launcher]
        if not self._jar.is_file():
            raise LookupError(f"{self._jar} is missing")
        return [find_java(), f"@{JVM_OPTIONS}", "-jar", str(self._jar.resolve())]


class MilepostNetty(Milepost):
    """Milepost with datagrams through Netty, as it has them where the system has no batches."""

    name = "milepost-netty"
    title = "Milepost, Netty"
    variant = True
    further_options = ("--transport=netty",)


def find_java() -> str:
    """The java of the JDK that ./milepost would take: JAVA_HOME's, the PATH's, then the usual folders'."""
    homes = [Path(os.environ["JAVA_HOME"])] if os.environ.get("JAVA_HOME") else []
    on_path = shutil.which("java")
    if on_path is not None:
        homes.append(Path(on_path).resolve().parents[1])
    for folder in (Path("/usr/lib/jvm"), Path("/opt")):
        if folder.is_dir():
            homes.extend(sorted(folder.iterdir()))
    for home in homes:
        release = home / "release"
        if (home / "bin" / "java").exists() and release.is_file():
            match = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(), re.MULTILINE)
            if match is not None and int(match.group(1)) >= _NEEDED_JAVA:
                return str(home / "bin" / "java")
    raise LookupError(f"JDK {_NEEDED_JAVA} or newer is missing")


def _output(command: List[str]) -> str:
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    except OSError:
        return ""
