"""Milepost as one of the servers, and the client that fills it through Route 53's API."""

import http.client
import os
import re
import shutil
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Iterable, Iterator, List, Optional, Sequence
from xml.sax.saxutils import escape

from . import zone as zones
from .process import LOOPBACK, Process, StartFailed, free_port
from .servers import Server

ROOT = Path(__file__).resolve().parents[2]

_NAMESPACE = "https://route53.amazonaws.com/doc/2013-04-01/"
_LARGEST_BATCH = 1000
_NEEDED_JAVA = 25


class Milepost(Server):
    """Milepost with its default options, but for ports and data folder.

    Args:
        jar: started with `java -jar`; None for `./milepost serve`, which builds what is out of date
        prepared: the data folder, which is filled if it is new; None for a new one in each folder of configuration
    """

    name = "milepost"
    title = "Milepost"
    sections = "answer, authority"
    # Long enough for the JIT compiler to have seen the whole answer path.
    warm_up_seconds = 10.0

    def __init__(self, jar: Optional[Path], prepared: Optional[Path] = None):
        super().__init__()
        self._jar = jar
        self._prepared = prepared
        self._data_folder = Path()
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
        self._data_folder = self._prepared or folder / "data"

    def fill(self, zone: zones.Zone) -> None:
        """Makes the data folder: starts on it, creates the zone through the API and ends again."""
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
            create_zone(api_port, zone)
        finally:
            process.stop()
        filling.rename(self._data_folder)

    def command(self) -> List[str]:
        return self._serve(self._data_folder, free_port())

    def _serve(self, data_folder: Path, api_port: int) -> List[str]:
        options = {
            "dns": f"{LOOPBACK}:{self.port}",
            "api": f"{LOOPBACK}:{api_port}",
            "admin": f"{LOOPBACK}:{free_port()}",
            "data-dir": str(data_folder),
        }
        return self._program + ["serve"] + [f"--{name}={value}" for name, value in options.items()]

    def _find_program(self) -> List[str]:
        if self._jar is None:
            launcher = str(ROOT / "milepost")
            # Builds, if that is needed, before anything is measured.
            built = subprocess.run([launcher, "--version"], stdout=subprocess.DEVNULL)
            if built.returncode != 0:
                raise LookupError("./milepost can't be built")
            return [launcher]
        if not self._jar.is_file():
            raise LookupError(f"{self._jar} is missing")
        return [_find_java(), "--sun-misc-unsafe-memory-access=allow", "-jar", str(self._jar.resolve())]


class ApiFailed(Exception):
    """The API refused what it was asked, or did not answer."""


def create_zone(api_port: int, zone: zones.Zone, connections: int = 2) -> None:
    """Creates the zone with its records: batches of 1,000, several at a time."""
    api = http.client.HTTPConnection(LOOPBACK, api_port, timeout=120)
    created = _request(
        api,
        "POST",
        "/2013-04-01/hostedzone",
        _document(
            "CreateHostedZoneRequest",
            f"<Name>{zones.ORIGIN}</Name><CallerReference>bench {time.time_ns()}</CallerReference>",
        ),
    )
    match = re.search(r"<Id>/hostedzone/(\w+)</Id>", created)
    if match is None:
        raise ApiFailed(f"no hosted zone in {created}")
    path = f"/2013-04-01/hostedzone/{match.group(1)}/rrset"
    apex = [
        _change("UPSERT", zones.ORIGIN, "NS", zones.APEX_TTL_SECONDS, zones.NAME_SERVERS),
        _change("UPSERT", zones.ORIGIN, "SOA", zones.APEX_TTL_SECONDS, [zones.SOA]),
    ]
    _request(api, "POST", path, _batch(apex))
    api.close()

    batches = list(_batches(zone.record_sets()))
    stopping = threading.Event()

    def send(share: Iterable[Sequence[zones.RecordSet]]) -> None:
        client = http.client.HTTPConnection(LOOPBACK, api_port, timeout=120)
        for batch in share:
            if stopping.is_set():
                break
            changes = (
                _change("CREATE", record.owner, record.type, zones.TTL_SECONDS, [record.value]) for record in batch
            )
            _request(client, "POST", path, _batch(changes))
        client.close()

    with ThreadPoolExecutor(connections) as pool:
        try:
            for sent in [pool.submit(send, batches[start::connections]) for start in range(connections)]:
                sent.result()
        except BaseException:
            stopping.set()
            raise


def _batches(records: Iterator[zones.RecordSet]) -> Iterator[List[zones.RecordSet]]:
    batch: List[zones.RecordSet] = []
    for record in records:
        batch.append(record)
        if len(batch) == _LARGEST_BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _change(action: str, name: str, rtype: str, ttl_seconds: int, values: Iterable[str]) -> str:
    records = "".join(f"<ResourceRecord><Value>{escape(value)}</Value></ResourceRecord>" for value in values)
    return (
        f"<Change><Action>{action}</Action><ResourceRecordSet><Name>{name}</Name><Type>{rtype}</Type>"
        f"<TTL>{ttl_seconds}</TTL><ResourceRecords>{records}</ResourceRecords></ResourceRecordSet></Change>"
    )


def _batch(changes: Iterable[str]) -> bytes:
    return _document(
        "ChangeResourceRecordSetsRequest",
        f"<ChangeBatch><Changes>{''.join(changes)}</Changes></ChangeBatch>",
    )


def _document(element: str, content: str) -> bytes:
    return f'<{element} xmlns="{_NAMESPACE}">{content}</{element}>'.encode("utf-8")


def _request(client: http.client.HTTPConnection, method: str, path: str, body: bytes) -> str:
    try:
        client.request(method, path, body, {"Content-Type": "application/xml"})
        response = client.getresponse()
        text = response.read().decode("utf-8")
    except (OSError, http.client.HTTPException) as error:
        raise ApiFailed(f"{method} {path}: {error}") from error
    if response.status not in (200, 201):
        raise ApiFailed(f"{method} {path}: {response.status} {text[:500]}")
    return text


def _find_java() -> str:
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
