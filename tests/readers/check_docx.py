"""Word documents by python-docx and LibreOffice: headings as in the HTML, heads of tables, alternative text, language, pages.

    check_docx.py FILE.docx...
"""

import re
import subprocess
import sys
import tempfile
from datetime import timezone
from pathlib import Path

import docx
import pypdfium2
from docx.oxml.ns import qn
from shared import Checks, beside, first_difference, headings, solid, squeeze


def value(element, name):
    """The `w:val` of a child, or nothing."""
    child = None if element is None else element.find(qn(name))
    return None if child is None else child.get(qn("w:val"))


def definitions(document):
    """For each number of a list its levels' texts."""
    numbering = document.part.numbering_part.element
    texts = {}
    for definition in numbering.findall(qn("w:abstractNum")):
        levels = {level.get(qn("w:ilvl")): value(level, "w:lvlText") for level in definition.findall(qn("w:lvl"))}
        texts[definition.get(qn("w:abstractNumId"))] = levels
    return {num.get(qn("w:numId")): texts[value(num, "w:abstractNumId")] for num in numbering.findall(qn("w:num"))}


def read(document):
    """The headings as (level, text), with the numbers that Word would count."""
    texts, counted, found = definitions(document), {}, []
    paragraphs = [docx.text.paragraph.Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))]
    titled = any(paragraph.style.name == "Title" for paragraph in paragraphs)
    for paragraph in paragraphs:
        style = re.fullmatch(r"Heading (\d)|Title", paragraph.style.name)
        if not style:
            continue
        level = 1 if style[1] is None else int(style[1]) + titled
        words = squeeze(paragraph.text)
        numbers = paragraph._p.pPr.find(qn("w:numPr"))
        if numbers is not None:
            at = value(numbers, "w:ilvl")
            counted[at] = counted.get(at, 0) + 1
            words = texts[value(numbers, "w:numId")][at].replace(f"%{int(at) + 1}", str(counted[at])) + " " + words
        found.append((level, words))
    return found


def raised(found):
    """The headings with the highest of level 1, as the HTML has them."""
    highest = min((level for level, _ in found), default=1)
    return [(level + 1 - highest, words) for level, words in found]


def form(document):
    body, found = document.element.body, []
    for number, table in enumerate(body.iter(qn("w:tbl")), 1):
        rows = table.findall(qn("w:tr"))
        heads = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None]
        if heads != rows[:1]:
            found.append(f"table {number}: {len(heads)} heads, or not the first row")
        whole = sum(row.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in rows)
        if whole < len(rows) * 0.8:
            found.append(f"table {number}: {len(rows) - whole} of {len(rows)} rows may break")
        widths = {sum(int(cell.get(qn("w:w"))) for cell in row.iter(qn("w:tcW"))) for row in rows}
        section = document.sections[0]
        room = (section.page_width - section.left_margin - section.right_margin) // 635
        if len(widths) != 1 or not 0.97 * room <= widths.pop() <= room + 20:
            found.append(f"table {number}: its width is not that of the text")
    for picture in body.iter(qn("wp:docPr")):
        if len(picture.get("descr") or "") < 20 or not picture.get("name"):
            found.append(f"picture {picture.get('id')} has no alternative text")
    if any(not words for _, words in read(document)):
        found.append("an empty heading")
    return found


def properties(document, file):
    """The language and the day are those of the HTML."""
    found, core = [], document.core_properties
    html = beside(file, ".html").read_text(encoding="utf-8")
    locale = {"en": "en-GB", "de": "de-DE"}[re.search(r'<html lang="([a-z]+)"', html)[1]]
    styles = document.styles.element
    if styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) != locale or core.language != locale:
        found.append(f"the language is not {locale}")
    if not core.title or core.author or core.last_modified_by:
        found.append(f"title {core.title!r}, author {core.author!r}")
    as_of, said = re.search(r'<time datetime="([^"]+)">([^<]+)</time>', html).groups()
    created = core.created.astimezone(timezone.utc) if core.created.tzinfo else core.created
    if said not in core.subject or created.strftime("%Y-%m-%d %H:%M") != f"{as_of} 00:00":
        found.append(f"created {core.created}, subject {core.subject!r}")
    section = document.sections[0]
    if "PAGE" not in section.footer._element.xml or not section.header.paragraphs[0].text:
        found.append("no page numbers, or no header")
    return found


def pages(file, place):
    """The document as LibreOffice sets it: its words are there, and nothing runs off the page."""
    home = f"-env:UserInstallation=file://{place}/home"
    subprocess.run(["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", place, file], capture_output=True, check=True)
    pdf = pypdfium2.PdfDocument(str(Path(place) / (Path(file).stem + ".pdf")))
    text, found = "", []
    for number, page in enumerate(pdf, 1):
        words = page.get_textpage()
        text += words.get_text_bounded()
        width, height = page.get_size()
        for at in range(words.count_rects()):
            left, bottom, right, top = words.get_rect(at)
            if left < 0 or bottom < 0 or right > width or top > height:
                found.append(f"page {number}: words run off the page")
                break
    bare = solid(text)
    wanted = [words for _, words in headings(beside(file, ".html").read_text(encoding="utf-8"))]
    found += [f"not in the PDF: {words}" for words in wanted if solid(words) not in bare]
    return found


def check(file, place):
    document = docx.Document(file)
    checks = Checks(file)
    wanted = headings(beside(file, ".html").read_text(encoding="utf-8"))
    checks.report("headings", first_difference(wanted, raised(read(document)), ("the HTML", "the DOCX")))
    checks.report("tables, pictures, headings in form", form(document))
    checks.report("language, properties, header and footer", properties(document, file))
    checks.report("set by LibreOffice", pages(file, place))
    return checks.failed


def main(files):
    with tempfile.TemporaryDirectory() as place:
        return any([check(file, place) for file in files]) or not files


sys.exit(main(sys.argv[1:]))
