"""The load: dnsperf, from the loopback address to the loopback address, for a fixed time."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple, Optional, Sequence

from .process import LOOPBACK

SOCKETS = 8
OUTSTANDING = 200


class Load(NamedTuple):
    """What dnsperf counted."""

    sent: int
    answered: int
    seconds: float


class LoadFailed(Exception):
    """dnsperf failed, or got an answer that the mix of questions does not have."""


def missing() -> Optional[str]:
    """What has to be installed before load can be made, or None."""
    for program, package in (("dnsperf", "dnsperf"), ("taskset", "util-linux")):
        if shutil.which(program) is None:
            return f"package {package} is not installed"
    return None


def version() -> str:
    result = subprocess.run(["dnsperf", "-h"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    match = re.search(r"Version (\S+)", result.stdout)
    return match.group(1) if match else "unknown"


def run(
    port: int,
    questions: Path,
    seconds: float,
    core: int,
    edns: bool,
    *,
    further_options: Sequence[str] = (),
    dnssec: bool = False,
    most_per_second: Optional[int] = None,
) -> Load:
    """Asks the file's questions, again from its start after its end, as fast as they are answered."""
    command = ["taskset", "-c", str(core), "dnsperf", "-s", LOOPBACK, "-p", str(port), "-d", str(questions)]
    command += ["-c", str(SOCKETS), "-T", "1", "-q", str(OUTSTANDING), "-l", f"{seconds:g}", "-t", "2"]
    if edns:
        command.append("-e")
    command += further_options
    if dnssec:
        command.append("-D")
    if most_per_second is not None:
        command += ["-Q", str(most_per_second)]
    result = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=seconds + 60
    )
    if result.returncode != 0:
        raise LoadFailed(f"dnsperf ended with status {result.returncode}:\n{result.stdout}")
    codes = set(re.findall(r"([A-Z]+) \d+ \([\d.]+%\)", _line(result.stdout, "Response codes:")))
    if codes - {"NOERROR", "NXDOMAIN"}:
        raise LoadFailed(f"unexpected response codes: {' '.join(sorted(codes))}")
    return Load(
        int(_number(result.stdout, "Queries sent:")),
        int(_number(result.stdout, "Queries completed:")),
        _number(result.stdout, "Run time (s):"),
    )


def _line(output: str, label: str) -> str:
    for line in output.splitlines():
        if line.strip().startswith(label):
            return line.strip()[len(label) :].strip()
    return ""


def _number(output: str, label: str) -> float:
    match = re.match(r"[\d.]+", _line(output, label))
    if match is None:
        raise LoadFailed(f"dnsperf says nothing of '{label}':\n{output}")
    return float(match.group(0))
