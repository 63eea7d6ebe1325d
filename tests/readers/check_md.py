#!/usr/bin/env python3
"""Reads Markdown reports with GitHub's own reader, cmark-gfm: check_md.py FILE…

The JSON and the HTML of the same report have to stand beside each file. The exit code is 1 when any check fails.
"""

import re
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import cmarkgfm
from cmarkgfm.cmark import Options

from shared import VOID, Checks, beside, data, first_difference, headings, is_audit, printed, solid, squeeze

DELIMITER = re.compile(r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?\s*")


class Page(HTMLParser):
    """What cmark-gfm made of the Markdown: tables, anchors, links, and the text outside of code."""

    def __init__(self, html):
        super().__init__()
        self.tables, self.anchors, self.targets, self.texts, self.faults = [], [], [], [], []
        self.open = []
        self.feed(html)
        self.faults += [f"<{tag}> is never closed" for tag in self.open]

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "table":
            self.tables.append([])
        elif tag == "tr":
            self.tables[-1].append([])
        elif tag in ("td", "th"):
            self.tables[-1][-1].append("")
        if "id" in attrs:
            self.anchors.append(attrs["id"])
        if "href" in attrs:
            self.targets.append(attrs["href"])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self.open[-1:]}")
        while self.open and self.open.pop() != tag:
            pass

    def handle_data(self, text):
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][-1] += text
        if not {"code", "pre"} & set(self.open):
            self.texts.append(text)


def cells(line):
    """How many cells GitHub sees in a row: pipes part them unless a backslash stands before, in code too."""
    inner = re.sub(r"\\\\|\\\|", "", line.strip())
    return inner.removeprefix("|").removesuffix("|").count("|") + 1


def source_tables(lines):
    """Each table of the source as the cell counts of its rows, the delimiter row left out, and its first line."""
    found, place = [], 1
    while place < len(lines):
        if "|" in lines[place - 1] and "|" in lines[place] and DELIMITER.fullmatch(lines[place]):
            end = place + 1
            while end < len(lines) and "|" in lines[end]:
                end += 1
            rows = [place - 1, *range(place + 1, end)]
            found.append((place, cells(lines[place]), [cells(lines[row]) for row in rows]))
            place = end
        place += 1
    return found


def tables(lines, page):
    faults = []
    source = source_tables(lines)
    if len(source) != len(page.tables):
        faults.append(f"{len(source)} tables in the source, {len(page.tables)} as GitHub reads it")
    for (line, width, rows), table in zip(source, page.tables):
        odd = [place for place, count in enumerate(rows) if count != width]
        if odd:
            faults.append(f"line {line}: row {odd[0]} has {rows[odd[0]]} cells, the head {width}")
        if len(rows) != len(table) or any(len(row) != width for row in table):
            faults.append(f"line {line}: {len(rows)} rows in the source, {len(table)} as GitHub reads it")
        if len(rows) < 2:
            faults.append(f"line {line}: a table without a row")
    if any(line.startswith(("|", " |")) and place and not any(start - 1 <= place <= start + len(rows) for start, _, rows in source) for place, line in enumerate(lines)):
        faults.append("a row outside of any table")
    return faults if source else ["no table at all"]


def leftovers(page, report):
    """Markup that was meant to be read and stands in the text instead; what the profile says stands as it is."""
    faults = []
    said = [report["workload"].get("description")] + [component["notes"] for component in report["components"]]
    said = [squeeze(text) for text in said if text]
    for name, pattern in {
        "a template": r"\{\{|\{%|\{#|%\}|\}\}",
        "a table": r"\|\s*:?---",
        "emphasis": r"\*\*|(?<!\w)__|__(?!\w)",
        "a link": r"\]\(",
        "code": "`",
        "an escape": r"\\[\\`*_{}\[\]()#+.!|<>-]",
        "an entity": r"&(amp|lt|gt|quot|#\w+);",
        "a tag": r"</?(a|br|b|i|em|strong|code|p|div|span|table)\b",
        "an empty value": r"\b(null|undefined|NaN)\b",
    }.items():
        for text in page.texts:
            found = re.search(pattern, text)
            if found and not any(squeeze(text) in one for one in said):
                faults.append(f"{name}: `{squeeze(text[max(found.start() - 30, 0) : found.end() + 30])}`")
    return faults


def links(markdown, page):
    known = Counter(page.anchors)
    faults = [f"the anchor `{anchor}` stands {count} times" for anchor, count in known.items() if count > 1]
    inner = [target for target in page.targets if target.startswith("#")]
    faults += [f"`{target}` leads nowhere" for target in sorted(set(inner)) if target[1:] not in known]
    faults += [f"the address `{target}`" for target in page.targets if not re.match("#.|https?://[^ ]+$", target)]
    written = len(re.findall(r"(?<!\\)\]\(#", markdown))
    if written != len(inner):
        faults.append(f"{written} links are written, {len(inner)} are read")
    return faults


def told(page, report):
    """Each duty row that the report prints stands in a table row, with its statements."""
    faults = []
    rows = Counter(solid("".join(row[:3])) for table in page.tables for row in table)
    starts = Counter()
    for duty in printed(report):
        start = solid(duty["title"]).replace("`", "") + duty["duty"]
        starts[start] += 1
        parts = [solid(duty[key]).replace("`", "") for key in ("aws", "customer", "third_party_does") if duty[key]]
        if not any(row.startswith(start) and all(part in row for part in parts) for row in rows):
            faults.append(f"{duty['duty']} at {duty['component'] or 'workload'}: no row holds its statements")
    for start, wanted in starts.items():
        found = sum(count for row, count in rows.items() if row.startswith(start))
        if found < wanted:
            faults.append(f"`{start}`: {wanted} rows in the JSON, {found} in the Markdown")
    anchors = set(page.anchors)
    faults += [f"no anchor for `{duty['anchor']}`" for duty in printed(report) if duty["anchor"] not in anchors]
    return faults


def check(file):
    checks = Checks(file)
    markdown = Path(file).read_text(encoding="utf-8")
    html = cmarkgfm.github_flavored_markdown_to_html(markdown, options=Options.CMARK_OPT_UNSAFE)
    page = Page(html)
    checks.report("every table survives", tables(markdown.splitlines(), page))
    checks.report("no markup is left as text", leftovers(page, data(file)) + page.faults)
    checks.report("every link has its anchor, every anchor stands once", links(markdown, page))
    if is_audit(file):
        checks.report("every duty row is there with its statements", told(page, data(file)))
    expected = headings(beside(file, ".html").read_text(encoding="utf-8"))
    checks.report("the headings are those of the HTML", first_difference(expected, headings(html), ("the HTML", "the Markdown")))
    return checks.failed


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: check_md.py FILE…")
    sys.exit(any([check(file) for file in sys.argv[1:]]))
