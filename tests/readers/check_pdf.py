#!/usr/bin/env python3
"""Reads PDF reports with readers that dutyline does not use: check_pdf.py FILE…

qpdf and pikepdf read the file and its tags, PDFium (as in Chromium) the text of each tag, poppler the text of each page.
The JSON and the HTML of the same report have to stand beside each file. The exit code is 1 when any check fails.
"""

import ctypes
import json
import re
import subprocess
import sys
from collections import Counter, defaultdict

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from shared import Checks, beside, data, first_difference, headings, is_audit, printed, solid, squeeze

# ISO 32000-1, 14.8.4: the structure types that need no role map.
STANDARD = set(
    "Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private P H H1 H2 H3 H4 H5 H6 L LI Lbl LBody "
    "Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP "
    "Figure Formula Form".split()
)
CHILDREN = {
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "THead": {"TR"},
    "TBody": {"TR"},
    "TFoot": {"TR"},
    "TR": {"TH", "TD"},
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TOC": {"TOCI", "TOC", "Caption"},
}


class Node:
    """One element of the structure tree."""

    def __init__(self, kind, element, parent):
        self.kind, self.element, self.parent = kind, element, parent
        self.kids, self.marks, self.objects, self.text = [], [], [], ""

    def walk(self):
        yield self
        for kid in self.kids:
            yield from kid.walk()

    def words(self):
        """The text of the node and of all below it, in the order of the tree."""
        return "".join(part if isinstance(part, str) else part.words() for part in self.order)

    def attribute(self, owner, name):
        held = self.element.get("/A")
        for one in held if isinstance(held, pikepdf.Array) else [held]:
            if isinstance(one, pikepdf.Dictionary) and one.get("/O") == owner and name in one:
                return one[name]
        return None


def tree(pdf, texts):
    """The structure tree, with the text of each mark in its place."""
    pages = {page.objgen: number for number, page in enumerate(pdf.pages)}
    roles = {str(name)[1:]: str(role)[1:] for name, role in (pdf.Root.StructTreeRoot.get("/RoleMap") or {}).items()}
    unknown = set()

    def role(name):
        for _ in range(8):
            if name in STANDARD:
                return name
            if name not in roles:
                break
            name = roles[name]
        unknown.add(name)
        return name

    def build(element, parent, page):
        node = Node(role(str(element.S)[1:]), element, parent)
        node.order = []
        page = pages.get(element.Pg.objgen) if "/Pg" in element else page
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                node.marks.append((page, kid))
            elif kid.get("/Type") == "/MCR":
                node.marks.append((pages.get(kid.Pg.objgen) if "/Pg" in kid else page, int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                node.objects.append(kid.Obj)
                continue
            else:
                node.kids.append(build(kid, node, page))
                node.order.append(node.kids[-1])
                continue
            node.order.append(texts.get(node.marks[-1], ""))
        return node

    kids = pdf.Root.StructTreeRoot.K
    top = [build(kid, None, None) for kid in (kids if isinstance(kids, pikepdf.Array) else [kids])]
    return top, unknown


def marked_text(file):
    """The text of each mark, by page and number, as PDFium reads it."""
    texts = defaultdict(str)
    loose = []
    document = pypdfium2.PdfDocument(file)
    for number, page in enumerate(document):
        reader = page.get_textpage()
        for thing in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT], max_depth=8):
            size = pdfium.FPDFTextObj_GetText(thing.raw, reader.raw, None, 0)
            buffer = ctypes.create_string_buffer(size)
            pdfium.FPDFTextObj_GetText(thing.raw, reader.raw, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size)
            text = buffer.raw[: max(size - 2, 0)].decode("utf-16-le", "replace").replace("\0", "")
            # PDFium gives a hyphen at the end of a line as U+0002.
            text = text.replace("\x02", "-")
            mark = pdfium.FPDFPageObj_GetMarkedContentID(thing.raw)
            kinds = [mark_name(pdfium.FPDFPageObj_GetMark(thing.raw, at)) for at in range(pdfium.FPDFPageObj_CountMarks(thing.raw))]
            if mark >= 0:
                texts[number, mark] += text
            elif "Artifact" not in kinds and text.strip():
                loose.append(f"page {number + 1}: `{text[:40]}`")
        reader.close()
        page.close()
    document.close()
    return texts, loose


def mark_name(mark):
    size = ctypes.c_ulong()
    buffer = (ctypes.c_ushort * 64)()
    pdfium.FPDFPageObjMark_GetName(mark, buffer, 128, size)
    return bytes(buffer)[: max(size.value - 2, 0)].decode("utf-16-le")


def sound(file):
    told = subprocess.run(["qpdf", "--check", file], capture_output=True, text=True)
    return [] if told.returncode == 0 else (told.stdout + told.stderr).splitlines()[-6:]


def identity(pdf):
    faults = []
    root = pdf.Root

    def check(fact, words):
        if not fact:
            faults.append(words)

    check(root.get("/MarkInfo", {}).get("/Marked") is True, "not marked as tagged")
    check(not root.get("/MarkInfo", {}).get("/Suspects"), "the tags are marked as suspect")
    check("/StructTreeRoot" in root, "no structure tree")
    check(re.fullmatch("[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))), "no language")
    check(root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is True, "the title is not shown")
    check(not pdf.is_encrypted, "encrypted")
    check("/AcroForm" not in root and "/OpenAction" not in root and "/AA" not in root, "it acts or asks")
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        check(xmp.pdfa_status == "3A", f"says PDF/A-{xmp.pdfa_status or 'nothing'}, not 3A")
        check(xmp.get("pdfuaid:part") == "1", "does not say PDF/UA-1")
        check(xmp.get("dc:title") and xmp.get("dc:title") == str(pdf.docinfo.get("/Title", "")), "the titles of XMP and Info differ")
    intents = [intent for intent in root.get("/OutputIntents", []) if intent.S == "/GTS_PDFA1"]
    check(len(intents) == 1 and "/DestOutputProfile" in intents[0], "no output intent with a profile")
    for number, page in enumerate(pdf.pages, 1):
        check(page.get("/Tabs") == "/S", f"page {number}: the tab order does not follow the structure")
        check("/StructParents" in page, f"page {number}: not in the structure")
    return faults


def attachment(pdf, file):
    faults = []
    files = list(pdf.Root.get("/AF", []))
    if len(files) != 1:
        return [f"{len(files)} associated files"]
    [spec] = files
    stream = spec.EF.F
    if spec.get("/AFRelationship") != "/Data":
        faults.append(f"the relationship is {spec.get('/AFRelationship')}")
    if stream.get("/Subtype") != "/application/json":
        faults.append(f"the type is {stream.get('/Subtype')}")
    if str(spec.get("/UF")) != beside(file, ".json").name or "/Desc" not in spec:
        faults.append("the name or the description is missing")
    held = stream.read_bytes()
    if stream.Params.get("/Size") != len(held):
        faults.append("the size given is not the size")
    if json.loads(held) != data(file):
        faults.append("the attached JSON is not the JSON beside the PDF")
    if [one.objgen for one in names(pdf, "/EmbeddedFiles").values()] != [spec.objgen]:
        faults.append("not listed among the embedded files")
    return faults


def names(pdf, key):
    held = pdf.Root.get("/Names", {}).get(key)
    return dict(pikepdf.NameTree(held).items()) if held is not None else {}


def fonts(pdf):
    faults, seen = [], 0
    for thing in pdf.objects:
        if not isinstance(thing, pikepdf.Dictionary) or thing.get("/Type") != "/Font" or thing.get("/Subtype") in ("/CIDFontType0", "/CIDFontType2"):
            continue
        seen += 1
        name = thing.get("/BaseFont", thing.get("/Name", "a font"))
        inner = thing.DescendantFonts[0] if thing.Subtype == "/Type0" else thing
        if thing.Subtype != "/Type3" and not {"/FontFile", "/FontFile2", "/FontFile3"} & set(inner.get("/FontDescriptor", {}).keys()):
            faults.append(f"{name} is not embedded")
        if "/ToUnicode" not in thing:
            faults.append(f"{name} does not say which characters its glyphs are")
    return faults if seen else ["no font at all"]


def destination(pdf, known, named, where):
    """The page of a destination, or nothing when it leads nowhere."""
    if isinstance(where, pikepdf.Dictionary):
        where = where.get("/D")
    if isinstance(where, (pikepdf.String, pikepdf.Name)):
        where = named.get(str(where).removeprefix("/"))
        where = where.get("/D") if isinstance(where, pikepdf.Dictionary) else where
    if not isinstance(where, pikepdf.Array) or not isinstance(where[0], pikepdf.Dictionary):
        return None
    number = known.get(where[0].objgen)
    if number is None:
        return None
    if where[1] == "/XYZ" and len(where) > 3 and not isinstance(where[3], type(None)):
        box = pdf.pages[number].mediabox
        if not float(box[1]) - 1 <= float(where[3]) <= float(box[3]) + 1:
            return None
    return number


def links(pdf, audit):
    faults, inner, outer = [], 0, 0
    known = {page.objgen: number for number, page in enumerate(pdf.pages)}
    named = names(pdf, "/Dests") | {str(key)[1:]: value for key, value in pdf.Root.get("/Dests", {}).items()}
    for number, page in enumerate(pdf.pages, 1):
        for note in page.get("/Annots", []):
            if note.Subtype != "/Link":
                faults.append(f"page {number}: an annotation of the kind {note.Subtype}")
                continue
            words = str(note.get("/Contents", ""))
            if not words or "/StructParent" not in note:
                faults.append(f"page {number}: the link `{words}` has no description or no tag")
            action = note.get("/A", {})
            if action.get("/S") == "/URI":
                outer += 1
                if not re.match("https?://[^ ]+$", str(action.URI)):
                    faults.append(f"page {number}: the address `{action.URI}`")
            elif action and action.get("/S") != "/GoTo":
                faults.append(f"page {number}: an action of the kind {action.get('/S')}")
            else:
                inner += 1
                if destination(pdf, known, named, note.get("/Dest", action.get("/D"))) is None:
                    faults.append(f"page {number}: the link `{words}` leads nowhere")
    if audit and not (inner and outer):
        faults.append(f"{inner} links inside, {outer} outside")
    return faults


def outlines(pdf, expected, audit):
    faults, found = [], []
    known = {page.objgen: number for number, page in enumerate(pdf.pages)}
    named = names(pdf, "/Dests")
    last = 0

    def walk(item, depth):
        nonlocal last
        while item is not None:
            title = squeeze(str(item.Title))
            found.append((depth, title))
            number = destination(pdf, known, named, item.get("/Dest", item.get("/A", {}).get("/D")))
            if number is None:
                faults.append(f"the bookmark `{title}` leads nowhere")
            elif number < last:
                faults.append(f"the bookmark `{title}` leads back to page {number + 1}")
            else:
                last = number
            if item.get("/First") is not None:
                walk(item.First, depth + 1)
            item = item.get("/Next")

    top = pdf.Root.get("/Outlines", {}).get("/First")
    if top is None:
        return ["no bookmarks"]
    titled = squeeze(str(top.Title)) == expected[0][1]
    walk(top, 1 if titled else 2)
    if audit and not any(depth > 2 for depth, _ in found):
        faults.append("the bookmarks are not nested")
    wanted = expected if titled else [one for one in expected if one[0] > 1]
    return faults + first_difference(wanted, found, ("the HTML", "the bookmarks"))


def structure(top, unknown):
    faults = [f"no standard type for {name}" for name in sorted(unknown)]
    if len(top) != 1 or top[0].kind != "Document":
        faults.append("the root is not one Document")
    level = 0
    seen = set()
    for node in (node for root in top for node in root.walk()):
        if re.fullmatch("H[1-6]", node.kind):
            found = int(node.kind[1])
            if found > level + 1:
                faults.append(f"H{level} is followed by H{found}, `{squeeze(node.words())[:60]}`")
            level = found
            if not node.words().strip():
                faults.append(f"an empty {node.kind}")
        if node.kind in ("Figure", "Formula") and not str(node.element.get("/Alt", "")).strip():
            faults.append(f"a {node.kind} without an alternative text")
        allowed = CHILDREN.get(node.kind)
        if allowed:
            faults += [f"{kid.kind} in {node.kind}" for kid in node.kids if kid.kind not in allowed]
            if node.marks:
                faults.append(f"text straight in {node.kind}")
        if node.kind == "Link" and not node.objects:
            faults.append(f"the Link `{node.words()[:60]}` has no annotation")
        for mark in node.marks:
            if mark in seen:
                faults.append(f"the mark {mark[1]} of page {mark[0] + 1} stands twice in the tree")
            seen.add(mark)
    return faults


def tables(top):
    faults, count = [], 0
    for table in (node for root in top for node in root.walk() if node.kind == "Table"):
        count += 1
        rows = [node for node in table.walk() if node.kind == "TR"]
        label = f"the table `{squeeze(rows[0].words())[:50]}`" if rows else "a table"
        widths = Counter(sum(int(cell.attribute("/Table", "/ColSpan") or 1) for cell in row.kids) for row in rows)
        heads = [cell for row in rows for cell in row.kids if cell.kind == "TH"]
        if len(widths) != 1:
            faults.append(f"{label} has rows of {sorted(widths)} cells")
        if not rows or any(cell.kind != "TH" for cell in rows[0].kids):
            faults.append(f"{label} has no head")
        if any(cell.attribute("/Table", "/Scope") not in ("/Column", "/Row", "/Both") for cell in heads):
            faults.append(f"{label} has a TH without a scope")
        repeated = [row for row in rows[1:] if row.kids and all(cell.kind == "TH" for cell in row.kids)]
        if repeated:
            faults.append(f"{label} repeats its head among the tags: on later pages it is an artifact")
    return faults if count else ["no table at all"]


# The number of a page, by the language of the document.
PAGE = {"en": "Page {} of {}", "de": "Seite {} von {}"}


def pages(file, count, language):
    faults = []
    told = subprocess.run(["pdftotext", "-enc", "UTF-8", file, "-"], capture_output=True, text=True, check=True)
    texts = told.stdout.split("\f")[:-1]
    if len(texts) != count:
        faults.append(f"{len(texts)} pages of text, {count} pages")
    for number, text in enumerate(texts, 1):
        words = PAGE[language].format(number, count)
        if words not in squeeze(text):
            faults.append(f"page {number} does not say `{words}`")
        if len(solid(text)) < 150:
            faults.append(f"page {number} is all but empty")
        for odd in sorted(set(re.findall("[\ufffd\ue000-\uf8ff\u0000-\u0008\u000e-\u001f]", text))):
            faults.append(f"page {number} holds U+{ord(odd):04X}")
    return faults


def told(top, report):
    """Each duty row that the report prints has to be there: its id, its title and both statements."""
    faults = []
    tables = [node for root in top for node in root.walk() if node.kind == "Table"]
    of_duties = [table for table in tables if solid(table.words()).startswith((solid("Duty and party"), solid("Pflicht und Verantwortliche")))]
    rows = [solid(node.words()) for table in of_duties for node in table.walk() if node.kind == "TR"]
    found = defaultdict(list)
    by_title = defaultdict(list)
    duties = printed(report)
    for duty in duties:
        by_title[solid(duty["title"]).replace("`", "") + duty["duty"]].append(duty)
    for row in rows:
        for start in by_title:
            if row.startswith(start):
                found[start].append(row)
    for start, wanted in by_title.items():
        if len(found[start]) != len(wanted):
            faults.append(f"{wanted[0]['duty']}: {len(wanted)} rows in the JSON, {len(found[start])} in the PDF")
        for duty in wanted:
            parts = [solid(duty[key]).replace("`", "") for key in ("aws", "customer", "third_party_does") if duty[key]]
            if not any(all(part in row for part in parts) for row in found[start]):
                faults.append(f"{duty['duty']} at {duty['component'] or 'workload'}: no row holds its statements")
    text = solid("".join(root.words() for root in top))
    faults += [f"{duty['duty']} is nowhere" for duty in report["duties"] if duty["duty"] not in text]
    return faults


def order(top, expected, file):
    """The headings stand in the order of the HTML: in the tags, and in what a copy of the text gives."""
    found = [(int(node.kind[1]), squeeze(node.words())) for root in top for node in root.walk() if re.fullmatch("H[1-6]", node.kind)]
    pairs = [[(level, solid(text)) for level, text in one] for one in (expected, found)]
    faults = first_difference(*pairs, ("the HTML", "the tags"))
    raw = solid(subprocess.run(["pdftotext", "-raw", "-enc", "UTF-8", file, "-"], capture_output=True, text=True, check=True).stdout)
    sections = [solid(text) for level, text in expected if level == 2]
    at = raw.rfind(sections[0])
    for section in sections[1:]:
        at = raw.find(section, at)
        if at < 0:
            faults.append(f"in the text, `{section}` does not follow the section before it")
            break
    return faults


def joined(top, report):
    """A line break inside a cell has to part words: what reads the tags sees no lines (ISO 32000-1, 14.8.2.5)."""
    pairs = {(duty["title"].replace("`", ""), duty["duty"]) for duty in printed(report)}
    pairs |= {(one["title"].replace("`", ""), one["id"]) for one in report["obligations"]}
    pairs |= {(component["name"], component["service_name"]) for component in report["components"]}
    cells = [node.words() for root in top for node in root.walk() if node.kind in ("TD", "TH", "P")]
    glued = {left + right: f"`{left[-30:]}` and `{right}` are read as one word" for left, right in sorted(pairs)}
    return [glued[key] for key in glued if any(cell.startswith(key) for cell in cells)]


def check(file):
    checks = Checks(file)
    checks.report("qpdf finds it sound", sound(file))
    report = data(file)
    expected = headings(beside(file, ".html").read_text(encoding="utf-8"))
    texts, loose = marked_text(file)
    with pikepdf.open(file) as pdf:
        checks.report("PDF/A-3a and PDF/UA-1 by its own word; language, title, output intent, tab order", identity(pdf))
        checks.report("the JSON is attached", attachment(pdf, file))
        checks.report("fonts are embedded and tell their characters", fonts(pdf))
        checks.report("bookmarks are nested and those of the HTML's headings", outlines(pdf, expected, is_audit(file)))
        checks.report("every link leads somewhere", links(pdf, is_audit(file)))
        top, unknown = tree(pdf, texts)
        checks.report("all text is tagged or an artifact", loose)
        checks.report("headings, figures, lists and links are tagged rightly", structure(top, unknown))
        checks.report("tables have one head, with scope, and even rows", tables(top))
        checks.report("page X of Y, no empty page, no unknown character", pages(file, len(pdf.pages), str(pdf.Root.get("/Lang", "en")).split("-")[0]))
        if is_audit(file):
            checks.report("every duty row is there with its statements", told(top, report))
        checks.report("reading order", order(top, expected, file))
        checks.report("no two lines are read as one word", joined(top, report))
    return checks.failed


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: check_pdf.py FILE…")
    sys.setrecursionlimit(10_000)
    sys.exit(any([check(file) for file in sys.argv[1:]]))
