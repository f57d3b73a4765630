"""What it was measured on."""

import os
import platform
import subprocess
from datetime import date
from pathlib import Path


def describe(folder, options):
    """A list for the page, in lines."""
    return [
        f"- on {date.today()}, commit {_said('git', 'rev-parse', '--short', 'HEAD')}{_changed()}, profile `{options.profile}`",
        f"- {os.cpu_count()} cores of {_processor()}, {_memory():.0f} GB of memory, Linux {platform.release()}, shared by server and load generator",
        f"- files on {_disk(folder)}",
        f"- {_said('rustc', '--version')}; wrk {_wrk()}",
        f"- {options.rounds} rounds of {options.seconds} s for each row, ours and the limit in turn",
    ]


def _said(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def _changed():
    changed = _said("git", "status", "--porcelain", "--untracked-files=no", "--", ":/crates", ":/migrations", ":/Cargo.lock")
    return " with changes" if changed else ""


def _processor():
    lines = Path("/proc/cpuinfo").read_text().splitlines()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _memory():
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9


def _disk(folder):
    """The kind of file system and of device, as `df` tells it."""
    words = _said("df", "--output=fstype,source", str(folder)).split()[-2:]
    if words[0] == "tmpfs":
        raise SystemExit("the folder is in memory (tmpfs), where writing costs nothing: put the repository on a disk")
    return f"{words[0]} on {Path(words[1]).name}"


def _wrk():
    try:
        said = subprocess.run(["wrk", "-v"], capture_output=True, text=True).stdout
        return said.split()[1].removeprefix("debian/")
    except (OSError, IndexError):
        return "of an unknown version"
