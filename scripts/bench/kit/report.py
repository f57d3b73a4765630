"""What was measured, as tables for people."""

import os
import platform
from pathlib import Path

from .servers import ROOT

FILE = ROOT / "docs/PERFORMANCE.md"
BEGIN, END = "<!-- measured:start -->\n", "<!-- measured:end -->\n"


class Report:
    """Prints what comes in, and keeps it."""

    def __init__(self, day):
        self.lines = []
        processor = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")), platform.machine())
        self.say(f"Measured on {day}, on {os.cpu_count()} cores of {processor}, which the load generator shared.\n")

    def say(self, line):
        print(line, flush=True)
        self.lines.append(line)

    def note(self, text):
        self.say(f"\n- {text}")

    def table(self, title, columns):
        self.say(f"\n### {title}\n")
        return Table(self, columns)

    def write(self):
        """Puts it in the place of what was measured before."""
        before, rest = FILE.read_text().split(BEGIN)
        _, after = rest.split(END)
        FILE.write_text(before + BEGIN + "\n".join(self.lines) + "\n" + END + after)


class Table:
    def __init__(self, report, columns):
        self.report = report
        self.row(*columns)
        self.row("---", *["---:"] * (len(columns) - 1))

    def row(self, *cells):
        self.report.say(f"| {' | '.join(str(cell) for cell in cells)} |")
