"""What people see of the tour."""

import json
import os
import shlex
import sys
import textwrap


class Printer:
    """Prints, in colour when somebody is looking."""

    def __init__(self, quiet=False):
        self.quiet = quiet
        self.coloured = sys.stdout.isatty() and "NO_COLOR" not in os.environ

    def paint(self, code, text):
        return f"\033[{code}m{text}\033[0m" if self.coloured else text

    def say(self, text=""):
        if not self.quiet:
            print(text, flush=True)

    def heading(self, title, about):
        print(f"\n{self.paint('1;4', title)}" if not self.quiet else f"== {title}", flush=True)
        if about:
            self.say(textwrap.fill(about, 100))

    def step(self, sentence):
        self.say(f"\n{self.paint('1', '* ' + sentence)}")

    def aside(self, text):
        self.say(self.paint("2", f"  ({text})"))

    def call(self, line, answer):
        good = answer.status < 400
        status = self.paint("32" if good else "33", str(answer.status))
        self.say(f"  {self.paint('36', line)}")
        self.say(f"  {status} {answer.shortened(160)}".rstrip())


def curl(method, path, credential, headers, body, raw):
    """A call as one would type it."""
    words = ["curl"]
    if method != "GET":
        words.append("-I" if method == "HEAD" else f"-X {method}")
    words.append(f"$BASE{path}" if path.replace("/", "").replace("-", "").isalnum() else shlex.quote(path))
    if credential:
        words.append(credential)
    words += [f"-H {shlex.quote(f'{name}: {value}')}" for name, value in headers.items()]
    if raw is not None:
        shown = raw if len(raw) < 60 else raw[:50] + b"..."
        words.append(f"-d {shlex.quote(shown.decode(errors='replace'))}")
    elif body is not None:
        text = json.dumps(body, ensure_ascii=False)
        words.append("-d " + shlex.quote(text if len(text) < 220 else text[:200] + "…"))
    return " ".join(words)
