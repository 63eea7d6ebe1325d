"""OSCAL by compliance-trestle: each document is imported into a workspace, and `trestle validate` passes it.

    check_oscal.py DUTYLINE PROFILE...

trestle resolves what a plan imports. So that nothing is fetched, a copy of the plan imports a profile that selects the
controls which the report in JSON has for the framework; a control that the plan had beyond them would not resolve.
"""

import json
import subprocess
import sys
import tempfile
import uuid
from pathlib import Path

AS_OF = "2026-11-24"
TRESTLE = str(Path(sys.executable).parent / "trestle")


def run(*command, cwd=None):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True)


def rendered(program, profile, form, where):
    done = run(program, "report", "--as-of", AS_OF, "--format", form, "--output", str(where), profile)
    if done.returncode:
        raise SystemExit(f"{profile}: {done.stderr}")
    return sorted(where.rglob("*.json"))


def metadata(title):
    return {"title": title, "last-modified": f"{AS_OF}T00:00:00Z", "version": "1", "oscal-version": "1.2.1"}


def baseline(workspace, framework, name):
    """A catalogue and a profile with the controls of a framework of the report; the profile's address."""
    ids = [control["id"] for control in framework["controls"]]
    ids += [control for reason in framework["unmapped"] for control in reason["ids"]]
    controls = [{"id": control, "title": control} for control in ids]
    catalog = {"uuid": str(uuid.uuid4()), "metadata": metadata(name), "controls": controls}
    chosen = [{"href": f"trestle://catalogs/{name}/catalog.json", "include-controls": [{"with-ids": ids}]}]
    profile = {"uuid": str(uuid.uuid4()), "metadata": metadata(name), "imports": chosen}
    for folder, kind, body in [("catalogs", "catalog", catalog), ("profiles", "profile", profile)]:
        path = workspace / folder / name / f"{kind}.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps({kind: body}))
    return f"trestle://profiles/{name}/profile.json", set(ids)


def faults(program, profile):
    found = []
    with tempfile.TemporaryDirectory() as place:
        place = Path(place)
        workspace = place / "workspace"
        workspace.mkdir()
        run(TRESTLE, "init", cwd=workspace)
        documents = rendered(program, profile, "oscal", place / "oscal")
        report = json.loads(rendered(program, profile, "json", place / "json")[0].read_text())
        frameworks = {framework["oscal"]: framework for framework in report["frameworks"] if framework["oscal"]}
        if len(documents) != len(frameworks) + 1:
            found.append(f"{len(documents)} documents for {len(frameworks)} frameworks")
        for path in documents:
            document = json.loads(path.read_text())
            plan = document.get("system-security-plan")
            if plan:
                imported = plan["import-profile"]
                imported["href"], ids = baseline(workspace, frameworks[imported["href"]], path.stem)
                said = {control["control-id"] for control in plan["control-implementation"]["implemented-requirements"]}
                found += [f"{path.stem}: {control} on one side only" for control in sorted(said ^ ids)]
            copy = place / path.name
            copy.write_text(json.dumps(document))
            done = run(TRESTLE, "import", "-f", str(copy), "-o", path.stem, cwd=workspace)
            if done.returncode:
                found.append(f"{path.stem}: import: {(done.stdout + done.stderr).strip()[-400:]}")
        done = run(TRESTLE, "validate", "-a", cwd=workspace)
        if done.returncode:
            found.append(f"validate: {(done.stdout + done.stderr).strip()[-400:]}")
        passed = done.stdout.count("VALID: Model") - done.stdout.count("INVALID: Model")
        expected = len(documents) + 2 * len(frameworks)
        if passed != expected:
            found.append(f"trestle passes {passed} models of {expected}")
    return found


def main(program, profiles):
    status = 0
    for profile in profiles:
        if profile.endswith(".evidence.yaml"):
            continue
        found = faults(program, profile)
        status |= bool(found)
        print("FAIL" if found else "ok  ", profile, flush=True)
        for fault in found[:8]:
            print("      ", fault)
    return status


if __name__ == "__main__":
    sys.exit(main(str(Path(sys.argv[1]).resolve()), sys.argv[2:]))
