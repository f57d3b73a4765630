"""How a row is measured: in rounds, beside something else, so that what slows the machine slows both."""

from dataclasses import dataclass
from statistics import median

from .load import Measured, drive, middle
from .servers import Folder, Limit

COLUMNS = ("requests/s", "the limit", "share", "p50 ms", "p99 ms", "failed", "memory MB")


@dataclass(frozen=True)
class Beside:
    """The round in the middle of ours and of the other, and the median of what ours is for the other."""

    ours: Measured
    other: Measured
    ratio: float
    memory: float

    def cells(self):
        ours = self.ours
        return f"{ours.rate:,.0f}", f"{self.other.rate:,.0f}", f"{self.ratio:.2f}", f"{ours.p50:.2f}", f"{ours.p99:.2f}", f"{ours.failed:,}", f"{self.memory:.0f}"


class Bench:
    def __init__(self, options, binaries, report):
        self.options, self.binaries, self.report = options, binaries, report

    def wanted(self, *names):
        return self.options.only is None or any(self.options.only in name for name in names)

    def drive(self, server, requests, connections=32):
        server.warm_up()
        measured = drive(server.url, requests, connections, self.options.seconds)
        # The lines of one round are enough for the disk.
        server.forget_log()
        return measured

    def beside_limit(self, server, requests, connections=32, kinds=1):
        """Ours and the limit in turn. The limit gives the answers that ours gives to the first requests, of so many kinds.

        `requests` may be a function, which gives those of a round.
        """
        of_round = requests if callable(requests) else lambda _: requests
        answers = [server.answer(request) for request in of_round(0)[:kinds]]
        ours, limits = [], []
        with Folder() as folder, Limit(self.binaries, folder, answers) as limit:
            for turn in range(self.options.rounds):
                sent = of_round(turn)
                limits.append(self.drive(limit, sent, connections))
                ours.append(self.drive(server, sent, connections))
        return self._result(server, ours, limits)

    def beside_each_other(self, server, requests, other, others):
        """Two servers in turn."""
        ours, theirs = [], []
        for _ in range(self.options.rounds):
            theirs.append(self.drive(other, others))
            ours.append(self.drive(server, requests))
        return self._result(server, ours, theirs)

    def row(self, table, name, server, requests, connections=32, kinds=1):
        """Measures beside the limit, and makes a row of it."""
        measured = self.beside_limit(server, requests, connections, kinds)
        table.row(name, *measured.cells())
        _compare_sizes(name, measured)
        return measured

    def note(self, name, measured):
        """Keeps what goals are about."""
        self.report.figure(f"ratio: {name}", measured.ratio)
        self.report.figure(f"rate: {name}", measured.ours.rate)
        self.report.figure(f"p99: {name}", measured.ours.p99)

    def _result(self, server, ours, others):
        result = Beside(middle(ours), middle(others), median(one.rate / other.rate for one, other in zip(ours, others)), server.memory())
        self.report.failed(result.ours.failed + result.other.failed)
        return result


def _compare_sizes(name, measured):
    """An answer that is not what it was when the limit learnt it would make the ratio worthless."""
    ours, other = measured.ours.size, measured.other.size
    if abs(ours - other) > 0.03 * other:
        print(f"  ! {name}: our answers have {ours:.0f} bytes, those of the limit {other:.0f}", flush=True)
