"""What every result says of where it was made, and tables in Markdown."""

import datetime
import os
import platform
import shlex
import sys
from pathlib import Path
from typing import List, Sequence


def machine() -> str:
    """Processor, number of cores, memory and kernel."""
    model = "unknown processor"
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            model = line.partition(":")[2].strip()
            break
    gigabytes = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{model}, {os.cpu_count()} cores, {gigabytes:.0f} GiB, "
        f"{platform.system()} {platform.release()} {platform.machine()}"
    )


def command_line() -> str:
    """The command as it was typed, with the script's name as seen from the repository's root."""
    script = Path(sys.argv[0]).resolve()
    return shlex.join([f"{script.parent.name}/{script.name}"] + sys.argv[1:])


def today() -> str:
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%d")


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; the first column is to the left, the others to the right if they are figures."""
    aligned = ["---"] * len(header)
    for column in range(1, len(header)):
        if all(row[column][:1].isdigit() or row[column] in ("", "–") for row in rows):
            aligned[column] = "---:"
    lines: List[Sequence[str]] = [header, aligned, *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def note(text: str) -> None:
    """Progress, which is no part of the result."""
    print(text, file=sys.stderr, flush=True)


def print_left_out(lines: Sequence[str]) -> None:
    """Names what was not compared, and why."""
    for line in lines:
        print(f"\nLeft out: {line}.")
