"""Checks a zip from Python: python voorcheck.py resultaten.zip"""
import json
import subprocess
import sys


def check(zip, program="voorcheck"):
    run = subprocess.run([program, "--format", "json", zip], capture_output=True)
    if run.returncode == 2:  # voorcheck could not do its work
        raise RuntimeError(run.stderr.decode(errors="replace"))
    return json.loads(run.stdout)


report = check(*sys.argv[1:])
for candidate in report["candidates"]:
    print(candidate["outcome"], candidate["route"]["folder"], candidate["route"]["file_name"])
    for finding in candidate["findings"]:
        print(" ", finding["level"], finding["rule"], finding["place"])
