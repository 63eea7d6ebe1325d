#!/usr/bin/env python3
"""Lets PDFBox preflight, a validator by other hands, judge PDF reports: check_pdfa.py FILE…

Preflight knows PDF/A-1b only, and no validator of PDF/A-3 is to be had from the registries (veraPDF is on none of them).
So each file is copied, and the copy loses exactly what part 3 allows and part 1 does not: the header's version, object
streams, the attached file, the word of being PDF/A-3a and PDF/UA-1, the ICC profile's version number, and arrays of more
than 8,191 entries, which only the tree from pages to tags has: it is spread over two. What is left
both parts ask for alike: fonts and their widths, colours, graphics operators, annotations, actions, metadata, syntax.
Level A and the rest of part 3 are not judged here: check_pdf.py looks at the tags, and krilla's validator at the writing.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import pikepdf

from shared import Checks

JARS = "preflight pdfbox2 xmpbox fontbox2 commons-logging commons-io bcprov bcpkix javax.activation jaxb-api".split()
PATH = ":".join(f"/usr/share/java/{jar}.jar" for jar in JARS)
SAID = "<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>"
SAYS = "<pdfaid:part>1</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>"


def spread(pdf):
    """Puts the numbers of the tree from pages to tags into two arrays."""
    tree = pdf.Root.StructTreeRoot.ParentTree
    numbers = list(tree.get("/Nums", []))
    half = len(numbers) // 4 * 2
    if half:
        kids = [pikepdf.Dictionary(Nums=part, Limits=[part[0], part[-2]]) for part in (numbers[:half], numbers[half:])]
        del tree["/Nums"]
        tree["/Kids"] = pikepdf.Array([pdf.make_indirect(kid) for kid in kids])


def as_part_one(source, target):
    """Writes the copy that preflight can judge."""
    with pikepdf.open(source) as pdf:
        for stream in pdf.objects:
            if isinstance(stream, pikepdf.Stream) and "/N" in stream and stream.read_bytes()[36:40] == b"acsp":
                profile = bytearray(stream.read_bytes())
                profile[8:10] = b"\x02\x40"
                stream.write(bytes(profile))
        # PDFBox does not follow a destination that stands in an object of its own.
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and isinstance(thing.get("/Dest"), pikepdf.Array):
                thing["/Dest"] = pikepdf.Array(list(thing["/Dest"]))
        del pdf.Root["/AF"]
        del pdf.Root.Names["/EmbeddedFiles"]
        spread(pdf)
        metadata = pdf.Root.Metadata.read_bytes().decode("utf-8")
        if SAID not in metadata:
            raise ValueError("the metadata does not say PDF/A-3a and PDF/UA-1 in the expected words")
        pdf.Root.Metadata.write(metadata.replace(SAID, SAYS).encode("utf-8"))
        pdf.save(target, force_version="1.4", object_stream_mode=pikepdf.ObjectStreamMode.disable)


def judged(file):
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.pdf"
        as_part_one(file, copy)
        command = ["java", "-Xmx2g", "-cp", PATH, "org.apache.pdfbox.preflight.Validator_A1b", str(copy)]
        told = subprocess.run(command, capture_output=True, text=True, timeout=300)
    lines = [line for line in (told.stdout + told.stderr).splitlines() if line.strip()]
    return [] if any("is a valid PDF/A-1b file" in line for line in lines) else lines or ["preflight said nothing"]


def check(file):
    checks = Checks(file)
    checks.report("PDFBox preflight finds what PDF/A-1b and PDF/A-3 have in common right", judged(file))
    return checks.failed


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: check_pdfa.py FILE…")
    sys.exit(any([check(file) for file in sys.argv[1:]]))
