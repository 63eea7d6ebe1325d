"""JUnit documents against the schema that Jenkins reads them by; and that the schema refuses a document that is none.

    check_junit.py DUTYLINE PROFILE...
"""

import subprocess
import sys

from lxml import etree

AS_OF = "2026-11-24"
GATES = "unowned,eol,assumed,overdue,unmapped,lapsed,unknown"


def junit(program, profiles):
    command = [program, "check", "--as-of", AS_OF, "--format", "junit", "--deny", GATES, *profiles]
    return subprocess.run(command, capture_output=True, check=False).stdout


def main(program, profiles):
    schema = etree.XMLSchema(etree.parse("tests/schemas/junit-10.xsd"))
    document = etree.fromstring(junit(program, profiles))
    if not schema.validate(document):
        print(*(f"FAIL line {error.line}: {error.message}" for error in schema.error_log), sep="\n")
        return 1
    suites = document.findall("testsuite")
    if [suite.get("name") for suite in suites] != [path for path in profiles if not path.endswith(".evidence.yaml")]:
        print("FAIL the suites are not the profiles")
        return 1
    del suites[0].attrib["name"]
    if schema.validate(document):
        print("FAIL a suite without a name is taken")
        return 1
    print(f"ok   {len(suites)} suites")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
