"""What the readers share: faults are collected, printed one line per file and check, and none is forgiven."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path

SHOWN = 8
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Checks:
    """One line per check; `failed` once any of them found a fault."""

    def __init__(self, file):
        self.file = file
        self.failed = False

    def report(self, check, faults):
        print(f"{'FAIL' if faults else 'ok  '} {self.file}: {check}")
        for fault in faults[:SHOWN]:
            print(f"       {fault}")
        if len(faults) > SHOWN:
            print(f"       … and {len(faults) - SHOWN} more")
        self.failed |= bool(faults)


class Headings(HTMLParser):
    """The headings of an HTML document as (level, text), without what is only for screen readers."""

    def __init__(self):
        super().__init__()
        self.found = []
        self.open = []

    def handle_starttag(self, tag, attrs):
        if tag not in VOID:
            self.open.append((tag, "unseen" in (dict(attrs).get("class") or "").split()))
        if re.fullmatch("h[1-6]", tag):
            self.found.append([int(tag[1]), ""])

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        inside = any(re.fullmatch("h[1-6]", tag) for tag, _ in self.open)
        if inside and not any(unseen for _, unseen in self.open):
            self.found[-1][1] += data


def headings(html):
    """The headings of `html` as a list of (level, text)."""
    reader = Headings()
    reader.feed(html)
    return [(level, squeeze(text)) for level, text in reader.found]


def squeeze(text):
    """One space for each run of white space, none at the ends."""
    return " ".join(text.split())


def solid(text):
    """The text without white space: what survives any wrapping of lines."""
    return "".join(text.split())


def beside(file, ending):
    """The document of the same report in another format."""
    return Path(file).with_suffix(ending)


def data(file):
    """The JSON report beside `file`."""
    return json.loads(beside(file, ".json").read_text(encoding="utf-8"))


def is_audit(file):
    """Whether `file` is an audit report, which prints every row; a handout or an appendix chooses."""
    return data(file)["document"]["template"] == "audit"


def printed(report):
    """The duty rows that a report prints in full."""
    groups = report["workload_groups"] + report["common_groups"]
    places = [row["duty"] for group in groups for row in group["rows"]]
    places += [duty for component in report["components"] for duty in component["own"]]
    return [report["duties"][place] for place in places]


def first_difference(expected, found, names):
    """Nothing, or one line that tells where two lists part."""
    for place, (left, right) in enumerate(zip(expected, found)):
        if left != right:
            return [f"place {place + 1}: {names[0]} has {left}, {names[1]} has {right}"]
    if len(expected) != len(found):
        return [f"{names[0]} has {len(expected)}, {names[1]} has {len(found)}"]
    return []
