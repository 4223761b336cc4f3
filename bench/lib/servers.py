"""The servers that Milepost is compared with, each as Debian packages it, and how each is configured.

All of them: one thread or process for queries, no rate limit, no query log, no control channel over the network, no
cookies where that can be said, no change of user, and no file outside their own folder.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import List, Optional

from . import zone as zones
from .process import LOOPBACK, Process, free_port


class Server:
    """One server: its configuration, and how to start it.

    Use: missing(), then configure(), fill(), and start() as often as one likes.

    Attributes:
        name: what --peers calls it
        title: what tables call it
        sections: the sections that its positive answers have
        variant: whether it is another of these servers, with other options
        warm_up_seconds: load before the first round
    """

    name: str
    title: str
    sections = "answer"
    variant = False
    warm_up_seconds = 2.0

    def __init__(self) -> None:
        self.folder = Path()
        self.port = 0
        self.log = Path()

    def missing(self) -> Optional[str]:
        """What has to be installed before it can run, or None if it can."""
        raise NotImplementedError

    def version(self) -> str:
        raise NotImplementedError

    def configure(self, folder: Path, zone_file: Optional[Path]) -> None:
        """Takes a port and writes the configuration; zone_file is None for a server without zones."""
        folder.mkdir(parents=True)
        self.folder = folder
        self.port = free_port()
        self.log = folder / "log"

    def fill(self, zone: zones.Zone) -> None:
        """Does once what has to be done before the zone is served, if a zone file is not enough."""

    def command(self) -> List[str]:
        """Program and arguments that serve in the foreground."""
        raise NotImplementedError

    def start(self, core: Optional[int] = None) -> Process:
        """Starts it; on one core alone, with all its threads, if that is given."""
        return Process(self.title, self.command(), self.log, core)


class _Packaged(Server):
    """A server from a Debian package.

    Attributes:
        program: the executable
        package: Debian's package
    """

    program: str
    package: str

    def missing(self) -> Optional[str]:
        return None if self._find() else f"package {self.package} is not installed"

    def version(self) -> str:
        result = subprocess.run(
            [self._path(), self._version_option()], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        match = re.search(r"\d+\.\d+(\.\d+)?", re.sub(r"\d+:\d+:\d+", "", result.stdout))
        return match.group(0) if match else "unknown"

    def _version_option(self) -> str:
        return "-v"

    def _path(self) -> str:
        path = self._find()
        if path is None:
            raise LookupError(f"{self.program} is not installed")
        return path

    def _find(self) -> Optional[str]:
        # Daemons are in folders that only root has on the PATH by default.
        path = os.environ.get("PATH", os.defpath)
        return shutil.which(self.program, path=f"{path}:/usr/local/sbin:/usr/sbin:/sbin")


class Nsd(_Packaged):
    """NLnet Labs' NSD, with the apex NS set in positive answers as Milepost and Route 53 send it."""

    name = "nsd"
    title = "NSD"
    sections = "answer, authority"
    program = "nsd"
    package = "nsd"
    _minimal_responses = "no"

    def configure(self, folder: Path, zone_file: Optional[Path]) -> None:
        super().configure(folder, zone_file)
        text = f"""\
server:
  server-count: 1
  ip-address: {LOOPBACK}@{self.port}
  do-ip6: no
  username: ""
  chroot: ""
  pidfile: ""
  database: ""
  xfrdfile: ""
  xfrdir: "{folder}"
  zonesdir: "{folder}"
  zonelistfile: "{folder}/zone.list"
  rrl-ratelimit: 0
  rrl-whitelist-ratelimit: 0
  minimal-responses: {self._minimal_responses}
  round-robin: no
  answer-cookie: no
remote-control:
  control-enable: no
"""
        if zone_file is not None:
            text += f'zone:\n  name: "{zones.ORIGIN}"\n  zonefile: "{zone_file}"\n'
        (folder / "nsd.conf").write_text(text)

    def command(self) -> List[str]:
        return [self._path(), "-d", "-c", str(self.folder / "nsd.conf")]


class MinimalNsd(Nsd):
    """NSD without what a positive answer can do without: the measure for servers that never send it."""

    name = "nsd-minimal"
    title = "NSD minimal"
    variant = True
    sections = "answer"
    _minimal_responses = "yes"


class Knot(_Packaged):
    """CZ.NIC's Knot DNS. It has no apex NS set in positive answers, and no option for it."""

    name = "knot"
    title = "Knot DNS"
    program = "knotd"
    package = "knot"

    def configure(self, folder: Path, zone_file: Optional[Path]) -> None:
        super().configure(folder, zone_file)
        text = f"""\
server:
    rundir: "{folder}"
    listen: {LOOPBACK}@{self.port}
    udp-workers: 1
    tcp-workers: 1
    background-workers: 1
    answer-rotation: off
log:
  - target: stderr
    any: warning
database:
    storage: "{folder}"
template:
  - id: default
    storage: "{folder}"
    journal-content: none
    zonefile-load: whole
    zonefile-sync: -1
    semantic-checks: off
"""
        if zone_file is not None:
            text += f'zone:\n  - domain: "{zones.ORIGIN}"\n    file: "{zone_file}"\n'
        (folder / "knot.conf").write_text(text)

    def command(self) -> List[str]:
        return [self._path(), "-c", str(self.folder / "knot.conf")]

    def _version_option(self) -> str:
        return "-V"


class Gdnsd(_Packaged):
    """gdnsd. It has no apex NS set in positive answers, and no option for it."""

    name = "gdnsd"
    title = "gdnsd"
    program = "gdnsd"
    package = "gdnsd"

    def configure(self, folder: Path, zone_file: Optional[Path]) -> None:
        super().configure(folder, zone_file)
        (folder / "zones").mkdir()
        if zone_file is not None:
            # It takes a zone's name from the file's.
            (folder / "zones" / zones.ORIGIN.rstrip(".")).symlink_to(zone_file)
        (folder / "config").write_text(f"""\
options => {{
  listen => [ {LOOPBACK}:{self.port} ]
  udp_threads => 1
  tcp_threads => 1
  zones_rfc1035_threads => 1
  experimental_no_chain => false
  disable_cookies => true
  run_dir => {folder}/run
  state_dir => {folder}/state
}}
""")

    def command(self) -> List[str]:
        return [self._path(), "-c", str(self.folder), "start"]

    def _version_option(self) -> str:
        # It has no such option, but its usage message has the version.
        return "-h"


class Bind(_Packaged):
    """ISC's BIND, authoritative only, with the apex NS set in positive answers."""

    name = "bind"
    title = "BIND"
    sections = "answer, authority"
    program = "named"
    package = "bind9"
    _minimal_responses = "no"

    def configure(self, folder: Path, zone_file: Optional[Path]) -> None:
        super().configure(folder, zone_file)
        text = f"""\
options {{
  directory "{folder}";
  listen-on port {self.port} {{ {LOOPBACK}; }};
  listen-on-v6 {{ none; }};
  pid-file none;
  lock-file none;
  session-keyfile "{folder}/session.key";
  managed-keys-directory "{folder}";
  recursion no;
  dnssec-validation no;
  empty-zones-enable no;
  answer-cookie no;
  notify no;
  querylog no;
  minimal-responses {self._minimal_responses};
}};
controls {{ }};
logging {{
  category default {{ stderr; }};
  channel stderr {{ stderr; severity warning; }};
}};
"""
        if zone_file is not None:
            text += f'zone "{zones.ORIGIN}" {{ type primary; file "{zone_file}"; }};\n'
        (folder / "named.conf").write_text(text)

    def command(self) -> List[str]:
        return [self._path(), "-f", "-n", "1", "-c", str(self.folder / "named.conf")]


class MinimalBind(Bind):
    """BIND without what a positive answer can do without."""

    name = "bind-minimal"
    title = "BIND minimal"
    variant = True
    sections = "answer"
    _minimal_responses = "yes"


class PowerDns(_Packaged):
    """PowerDNS with its BIND-file backend and default caches. It never sends the apex NS set in positive answers."""

    name = "pdns"
    title = "PowerDNS"
    program = "pdns_server"
    package = "pdns-backend-bind"

    def missing(self) -> Optional[str]:
        backends = list(Path("/usr/lib").glob("**/pdns/libbindbackend.so")) if self._find() else []
        return None if backends else f"package {self.package} is not installed"

    def configure(self, folder: Path, zone_file: Optional[Path]) -> None:
        super().configure(folder, zone_file)
        zone = "" if zone_file is None else f'zone "{zones.ORIGIN}" {{ type master; file "{zone_file}"; }};\n'
        (folder / "zones.conf").write_text(zone)
        # An empty suffix: it does not ask its makers whether it is up to date.
        (folder / "pdns.conf").write_text(f"""\
launch=bind
bind-config={folder}/zones.conf
bind-check-interval=0
local-address={LOOPBACK}
local-port={self.port}
socket-dir={folder}
receiver-threads=1
distributor-threads=1
guardian=no
daemon=no
disable-syslog=yes
loglevel=3
log-dns-queries=no
webserver=no
api=no
security-poll-suffix=
""")

    def command(self) -> List[str]:
        return [self._path(), f"--config-dir={self.folder}"]

    def _version_option(self) -> str:
        return "--version"


PEERS = (Nsd, MinimalNsd, Knot, Gdnsd, Bind, MinimalBind, PowerDns)
