"""Servers that sign their answers when they are asked."""

import re
import subprocess
from pathlib import Path
from typing import Optional

from . import api
from . import zone as zones
from .milepost import Milepost
from .process import Process
from .servers import Knot, PowerDns


class SignedMilepost(Milepost):
    """Milepost with the zone signed."""

    name = "milepost-signed"
    title = "Milepost, signed"
    sections = "answer"
    variant = True

    def sign(self) -> None:
        api.sign_zone(self.api_port)


class OnlineKnot(Knot):
    """Knot DNS with mod-onlinesign: each signature is made when it is answered, and none is kept."""

    name = "knot-signed"
    title = "Knot DNS, mod-onlinesign"
    variant = True

    def configure(self, folder: Path, zone_file: Optional[Path]) -> None:
        super().configure(folder, zone_file)
        configuration = folder / "knot.conf"
        text = configuration.read_text()
        configuration.write_text(re.sub(r"(  - domain: .*\n)", r"\1    module: mod-onlinesign\n", text))


class LivePowerDns(PowerDns):
    """PowerDNS with live signing and NSEC3 narrow; it keeps signatures and whole answers."""

    name = "pdns-signed"
    title = "PowerDNS, live signing"
    variant = True

    def configure(self, folder: Path, zone_file: Optional[Path]) -> None:
        super().configure(folder, zone_file)
        database = folder / "dnssec.sqlite"
        with (folder / "pdns.conf").open("a") as file:
            file.write(f"bind-dnssec-db={database}\n")
        origin = zones.ORIGIN.rstrip(".")
        self._tool("create-bind-db", str(database))
        self._tool("secure-zone", origin)
        self._tool("set-nsec3", origin, "1 0 0 -", "narrow")
        self._tool("rectify-zone", origin)

    def _tool(self, *arguments: str) -> None:
        subprocess.run(
            ["pdnsutil", f"--config-dir={self.folder}", *arguments],
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def prepare(server: object, _process: Process) -> None:
    """What has to be done once the server runs."""
    if isinstance(server, SignedMilepost):
        server.sign()
