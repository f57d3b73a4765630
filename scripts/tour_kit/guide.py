"""Leads through the sections, and says how it went."""

import time
import traceback

from .coverage import gaps
from .printing import Printer
from .services import Services
from .shapes import shown
from .surprise import Surprise
from .tour import Tour


def listing(sections):
    """All steps, without taking them."""
    for section in sections:
        print(f"\n{section.title()} (--only {section.name()})")
        for _, sentence in section.steps():
            print(f"  * {sentence}")


def lead(sections, binary, whole, quiet, keep_going):
    """Takes all steps; gives the exit code."""
    began = time.monotonic()
    printer = Printer(quiet)
    tour = Tour(binary, Services(), printer)
    try:
        failed = [section for section in sections if not _section(section, tour, keep_going)]
        endpoints = None
        if not failed and whole:
            endpoints = _coverage(tour)
    except _End:
        failed = sections
    finally:
        status = tour.stop()
    if not failed and status != 0:
        print(f"the server ended with exit code {status}")
        failed = sections
    took = time.monotonic() - began
    if failed:
        print(printer.paint("1;31", f"\nFAILED after {len(tour.calls)} calls in {took:.1f} s"))
        return 1
    among = f" to {endpoints} endpoints" if endpoints else ""
    print(printer.paint("1;32", f"\nall as the contract says: {len(tour.calls)} calls{among} in {took:.1f} s"))
    return 0


class _End(Exception):
    """The tour is over."""


def _section(section, tour, keep_going):
    printer = tour.printer
    printer.heading(section.title(), section.about())
    sentence = "(before the first step)"
    try:
        running = section(tour)
        for name, sentence in section.steps():
            printer.step(sentence)
            getattr(running, name)()
        return True
    except BrokenPipeError:  # Nobody is reading any more.
        raise
    except Exception as problem:  # A fault in the tour itself is shown like one of the server.
        _tell(problem, section, sentence, tour)
        if not keep_going:
            raise _End from problem
        return False


def _tell(problem, section, sentence, tour):
    paint = tour.printer.paint
    print(paint("1;31", f"\nSURPRISE in {section.name()}: {sentence}"))
    steps = [frame for frame in traceback.extract_tb(problem.__traceback__) if "/tour_steps/" in frame.filename]
    for frame in steps:
        print(f"  {frame.filename.rsplit('/', 1)[1]}:{frame.lineno}: {frame.line}")
    if tour.calls:
        method, path, status = tour.calls[-1]
        print(f"  the last call: {method} {path} → {status}")
    if isinstance(problem, Surprise):
        print(f"  {problem.where}")
        print(f"  {paint('32', 'expected')}  {problem.expected if isinstance(problem.expected, str) else shown(problem.expected)}")
        print(f"  {paint('31', 'got')}       {problem.got if isinstance(problem.got, str) else shown(problem.got)}")
    else:
        print(f"  {type(problem).__name__}: {problem}")


def _coverage(tour):
    """Every endpoint was there, and was called; gives how many the contract has."""
    document = tour.call("GET", "/docs/openapi.json", quiet=True).json
    wanting, endpoints = gaps(document, tour.calls)
    if wanting:
        print(tour.printer.paint("1;31", "\nNOT ALL WAS SEEN"))
        for line in wanting:
            print(f"  {line}")
        raise _End
    return endpoints
