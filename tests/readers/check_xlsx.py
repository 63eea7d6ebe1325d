"""Workbooks by three independent readers, and CSV files: the rows of the JSON report, the same cells in all, and no formula.

    check_xlsx.py DUTYLINE DIRECTORY PROFILE...
"""

import csv
import json
import re
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from datetime import date, datetime
from pathlib import Path

import openpyxl
import python_calamine
from shared import Checks

AS_OF = "2026-11-24"
# For each sheet the count of its rows in the report.
SHEETS = {
    "About": None,
    "Duties": lambda report: len(report["duties"]),
    "Evidence": lambda report: len(report["duties"]),
    "Reasons": lambda report: sum(len(duty["causes"]) for duty in report["duties"]),
    "Components": lambda report: len(report["components"]),
    "Matrix": lambda report: len(report["matrix"]["rows"]),
    "Monitoring plan": lambda report: len(report["obligations"]),
    "Coverage": lambda report: sum(framework["total"] for framework in report["frameworks"]),
    "AWS reports": lambda report: len(report["assurance"]["reports"]),
    "Open points": None,
    "Not applicable": lambda report: len(report["not_applicable"]),
    "Sources": lambda report: len(report["sources"]),
}
# For each layout the prefix of its framework, and for its sheets the row of the heads and those heads.
CIS = ["Control ID", "Implemented", "Partially Implemented", "Planned", "Alternative Implementation", "N/A", "Service Provider Corporate",
       "Service Provider System Specific", "Service Provider Hybrid (Corporate and System Specific)",
       "Configured by Customer (Customer System Specific)", "Provided by Customer (Customer System Specific)",
       "Shared (Service Provider and Customer Responsibility)", "Inherited from pre-existing FedRAMP Authorization"]
CRM = ["Control ID", "Can Be Inherited from CSP", "Specific Inheritance and Customer Agency/CSP Responsibilities"]
CAIQ = ["Question ID", "Question", "CSP CAIQ Answer", "SSRM Control Ownership", "CSP Implementation Description (Optional/Recommended)",
        "CSC Responsibilities (Optional/Recommended)", "CCM Control ID", "CCM Control Specification", "CCM Control Title", "CCM Domain Title"]
LAYOUTS = {
    "fedramp-cis-crm": ("fedramp-rev", [(" CIS Worksheet", 3, CIS), (" CRM Worksheet", 3, CRM)]),
    "caiq": ("csa-ccm-", [("CAIQv4.0.3", 2, CAIQ)]),
    "pci-responsibility": ("pci-dss-", [("12.8.5 responsibility matrix", 1, ["PCI DSS requirement", "AWS", "Entity", "Shared"])]),
}


def run(program, directory, profile, *words):
    command = [program, "report", "--as-of", AS_OF, "--output", str(directory), *words, profile]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [Path(line) for line in done.stdout.splitlines()]


def plain(value):
    """A cell's value as both readers would say it."""
    if value is None or value == "":
        return ""
    if isinstance(value, (datetime, date)):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def first_reader(path):
    """The cells by openpyxl, from the first cell on, with the workbook itself."""
    book = openpyxl.load_workbook(path)
    sheets = {sheet.title: [[plain(cell) for cell in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}
    return book, sheets


def second_reader(path):
    """The same by calamine."""
    book = python_calamine.CalamineWorkbook.from_path(str(path))
    return {name: [[plain(cell) for cell in row] for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)] for name in book.sheet_names}


# Every sheet as a CSV file in UTF-8, its cells as they are shown.
EXPORT = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"


def third_reader(path):
    """The same by LibreOffice, which would also run what it took for a formula."""
    sheets = {}
    with tempfile.TemporaryDirectory() as place:
        home = f"-env:UserInstallation=file://{place}/home"
        command = ["soffice", home, "--headless", "--convert-to", EXPORT, "--outdir", place, str(path)]
        subprocess.run(command, capture_output=True, check=True)
        for file in Path(place).glob("*.csv"):
            with open(file, encoding="utf-8", newline="") as lines:
                sheets[file.stem.removeprefix(f"{path.stem}-")] = list(csv.reader(lines))
    return sheets


def trimmed(rows):
    """Rows without what is empty at their ends, and without empty rows at the end."""
    rows = [list(row) for row in rows]
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    while rows and not rows[-1]:
        rows.pop()
    return rows


def differences(first, other, reader):
    found = [f"sheets: {list(first)} by openpyxl, {list(other)} by {reader}"] if set(first) != set(other) else []
    for name in first.keys() & other.keys():
        left, right = trimmed(first[name]), trimmed(other[name])
        if len(left) != len(right):
            found.append(f"{name}: {len(left)} rows by openpyxl, {len(right)} by {reader}")
        for number, (a, b) in enumerate(zip(left, right), 1):
            if a != b:
                found.append(f"{name}, row {number}: {a} and {b}")
    return found


def live(path):
    """What a spreadsheet would run: formulas, links elsewhere than to the web, connections, macros."""
    found = []
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            text = parts.read(name).decode("utf-8")
            if name.startswith("xl/worksheets/sheet") and re.search(r"<f[ >/]", text):
                found.append(f"{name} holds a formula")
            if re.search("externalLink|connections|vbaProject|oleObject", name):
                found.append(f"{name} is a part that runs")
            targets = re.findall(r'Target="([^"]*)" TargetMode="External"', text)
            found += [f"{name} leads to {target}" for target in targets if not re.match("https?://", target)]
    return found


def form(book):
    """Set-up that every sheet has."""
    found = []
    for sheet in book:
        name = sheet.title
        if len(name) > 31:
            found.append(f"{name}: more than 31 characters")
        if sheet.page_setup.orientation != "landscape" or not sheet.sheet_properties.pageSetUpPr.fitToPage:
            found.append(f"{name}: not landscape on the width of a page")
        if not sheet.oddFooter.right.text or not sheet.oddHeader.left.text:
            found.append(f"{name}: no header or footer")
        if name not in ("About", "Instructions"):
            if not sheet.freeze_panes or not sheet.print_title_rows:
                found.append(f"{name}: heads are not frozen or not repeated")
            if sheet.max_row > 2 and not sheet.auto_filter.ref and not sheet.tables:
                found.append(f"{name}: no filter")
    return found


def counts(sheets, report):
    found = []
    if list(sheets) != list(SHEETS):
        found.append(f"the sheets are {list(sheets)}")
    for name, count in SHEETS.items():
        rows = [row for row in trimmed(sheets.get(name, []))[1:] if row != ["None."]]
        if count and len(rows) != count(report):
            found.append(f"{name}: {len(rows)} rows, {count(report)} in the report")
    heads, *rows = sheets["Duties"]
    at = heads.index("Who answers")
    words = {"aws": "AWS", "customer": "Customer", "shared": "Shared", "third-party": "Third party"}
    wanted = Counter(words[duty["party"]] for duty in report["duties"])
    if Counter(row[at] for row in rows) != wanted:
        found.append("the parties are not those of the report")
    return found


def tables(files, report):
    """The CSV files by Python's reader; each line as many cells as heads, and each duty back as it was."""
    found = []
    read = {}
    for path in files:
        with open(path, encoding="utf-8", newline="") as file:
            heads, *rows = csv.reader(file)
        read[path.stem] = [dict(zip(heads, row)) for row in rows]
        found += [f"{path.name}, row {number}: {len(row)} cells" for number, row in enumerate(rows, 2) if len(row) != len(heads)]
        risky = [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell]
        found += [f"{path.name}: {cell[:40]}" for cell in risky]

    def back(cell):
        return cell[1:] if cell.startswith("'") else cell

    wanted = [(duty["duty"], duty["component"] or "", duty["party"], duty["owner"] or "") for duty in report["duties"]]
    if [tuple(back(row[key]) for key in ("duty", "component", "party", "owner")) for row in read["duties"]] != wanted:
        found.append("duties.csv does not hold the duties of the report")
    if len(read["controls"]) != sum(framework["total"] for framework in report["frameworks"]):
        found.append("controls.csv does not hold the controls of the report")
    return found


def layout(sheets, report, prefix, expected):
    found = []
    framework = next(framework for framework in report["frameworks"] if framework["id"].startswith(prefix))
    for ending, row, heads in expected:
        name = next((name for name in sheets if name.endswith(ending)), None)
        if name is None:
            found.append(f"no sheet ends in {ending}: {list(sheets)}")
            continue
        rows = sheets[name]
        seen = rows[row - 1]
        if heads is CIS:
            seen = [rows[row - 2][0]] + seen[1:]
            above = [cell for cell in rows[row - 2] if cell]
            if above != ["Control ID", "Implementation Status", "Control Origination"]:
                found.append(f"{name}: above the heads stands {above}")
        if seen[: len(heads)] != heads:
            found.append(f"{name}: the heads are {seen}")
        if len(trimmed(rows)) - row != framework["total"]:
            found.append(f"{name}: {len(trimmed(rows)) - row} rows, {framework['total']} controls in the report")
    return found


def check(program, directory, profile):
    files = run(program, directory, profile, "--format", "xlsx,csv,json")
    report = json.loads(next(path for path in files if path.suffix == ".json").read_text(encoding="utf-8"))
    checks = Checks(profile)
    chosen = [framework["id"] for framework in report["frameworks"]]
    books = [("duties", next(path for path in files if path.suffix == ".xlsx"))]
    for name, (prefix, _) in LAYOUTS.items():
        if any(known.startswith(prefix) for known in chosen):
            books += [(name, path) for path in run(program, directory, profile, "--format", "xlsx", "--layout", name)]
    for name, path in books:
        book, sheets = first_reader(path)
        checks.report(f"{name}: openpyxl and calamine read the same", differences(sheets, second_reader(path), "calamine"))
        checks.report(f"{name}: openpyxl and LibreOffice read the same", differences(sheets, third_reader(path), "LibreOffice"))
        checks.report(f"{name}: nothing runs, no link leaves the web", live(path))
        checks.report(f"{name}: set up for print and filters", form(book))
        own = counts(sheets, report) if name == "duties" else layout(sheets, report, *LAYOUTS[name])
        checks.report(f"{name}: heads and counts", own)
    checks.report("CSV: the rows of the report, nothing that runs", tables([path for path in files if path.suffix == ".csv"], report))
    return checks.failed, [name for name, _ in books]


def main(program, directory, profiles):
    failed, seen = False, set()
    for profile in profiles:
        if not profile.endswith(".evidence.yaml"):
            is_bad, layouts = check(program, directory, profile)
            failed |= is_bad
            seen |= set(layouts)
    missing = {"duties", *LAYOUTS} - seen
    if missing:
        print(f"FAIL no profile was checked for {sorted(missing)}")
    return failed or bool(missing)


sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
