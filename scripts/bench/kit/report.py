"""What was measured, as tables for people."""

from .goals import judged
from .servers import ROOT

FILE = ROOT / "docs/PERFORMANCE.md"
BEGIN, END = "<!-- measured:start -->\n", "<!-- measured:end -->\n"


class Report:
    """Prints what comes in, and keeps it; figures that goals are about are kept by name, too."""

    def __init__(self):
        self.lines = []
        self.figures = {}

    def say(self, line=""):
        print(line, flush=True)
        self.lines.append(line)

    def table(self, title, *columns):
        self.say()
        self.say(f"### {title}")
        self.say()
        table = Table(self)
        table.row(*columns)
        table.row("---", *["---:"] * (len(columns) - 1))
        return table

    def figure(self, name, value):
        self.figures[name] = value

    def failed(self, count):
        self.figures["failed"] = self.figures.get("failed", 0) + count

    def goals(self):
        table = self.table("Goals", "what", "goal", "measured", "met")
        for line in judged(self.figures):
            table.row(*line)

    def write(self):
        """Puts it in the place of what was measured before."""
        before, rest = FILE.read_text().split(BEGIN)
        _, after = rest.split(END)
        FILE.write_text(before + BEGIN + "\n" + "\n".join(self.lines) + "\n\n" + END + after)
        print(f"\nwritten to {FILE.relative_to(ROOT)}")


class Table:
    def __init__(self, report):
        self.report = report

    def row(self, *cells):
        self.report.say(f"| {' | '.join(str(cell) for cell in cells)} |")
