"""Calendars by two independent readers: each event once, and the dates of the JSON, after the rules are expanded.

    check_ics.py DUTYLINE PROFILE...
"""

import json
import subprocess
import sys
from collections import Counter

import icalendar
import vobject

AS_OF = "2026-11-24"


def calendar(program, profile, form):
    command = [program, "calendar", "--as-of", AS_OF, "--format", form, profile]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def faults(program, profile):
    text = calendar(program, profile, "ics").replace("\r\n", "\n").replace("\n", "\r\n")
    wanted = Counter(row["due"] for row in json.loads(calendar(program, profile, "json")))
    events = icalendar.Calendar.from_ical(text).walk("VEVENT")
    uids = Counter(str(event["UID"]) for event in events)
    found = [f"{uid} stands {count} times" for uid, count in uids.items() if count > 1]
    dates = Counter()
    for event in vobject.readOne(text).vevent_list if events else []:
        rules = event.getrruleset(addRDate=True)
        starts = rules if rules else [event.dtstart.value]
        dates.update(start.strftime("%Y-%m-%d") for start in starts)
    found += [f"{date}: {dates[date]} by vobject, {wanted[date]} in the JSON" for date in sorted(wanted | dates) if dates[date] != wanted[date]]
    if not events:
        found.append("no event")
    return found


def main(program, profiles):
    status = 0
    for profile in profiles:
        if profile.endswith(".evidence.yaml"):
            continue
        found = faults(program, profile)
        status |= bool(found)
        print("FAIL" if found else "ok  ", profile)
        for fault in found[:8]:
            print("      ", fault)
    return status


sys.exit(main(sys.argv[1], sys.argv[2:]))
