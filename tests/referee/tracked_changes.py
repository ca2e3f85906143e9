"""LibreOffice makes or unmakes the tracked changes of a Word file, by a macro of its own Basic."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from tests.referee import RefereeMissing
from tests.referee.office import TIMEOUT

_MACRO = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1"
 script:language="StarBasic">
Sub Settle
  On Error Goto Ended
{calls}
Ended:
  StarDesktop.terminate()
End Sub
Sub SettleOne(source As String, target As String, command As String)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = &quot;Hidden&quot;
  hidden(0).Value = True
  Dim filter(0) As New com.sun.star.beans.PropertyValue
  filter(0).Name = &quot;FilterName&quot;
  filter(0).Value = &quot;MS Word 2007 XML&quot;
  document = StarDesktop.loadComponentFromURL(source, &quot;_blank&quot;, 0, hidden())
  dispatcher = createUnoService(&quot;com.sun.star.frame.DispatchHelper&quot;)
  dispatcher.executeDispatch(document.CurrentController.Frame, command, &quot;&quot;, 0, Array())
  document.storeToURL(target, filter())
  document.close(True)
End Sub
</script:module>
"""


def settle(files: Sequence[Path], work: Path, *, accept: bool) -> list[Path]:
    """Return copies of .docx files, in `work`, with all changes made or unmade, as LibreOffice does it."""
    program = shutil.which("soffice")
    if program is None:
        raise RefereeMissing("soffice is not installed: apt-get install libreoffice-writer-nogui")
    command = ".uno:AcceptAllTrackedChanges" if accept else ".uno:RejectAllTrackedChanges"
    word = "made" if accept else "unmade"
    targets = [work / f"{file.stem} {word}.docx" for file in files]
    calls = "\n".join(
        f"  SettleOne(&quot;{file.resolve().as_uri()}&quot;, &quot;{target.resolve().as_uri()}&quot;,"
        f" &quot;{command}&quot;)"
        for file, target in zip(files, targets, strict=True)
    )
    profile = work / f"profile {word}"
    start = [program, f"-env:UserInstallation={profile.resolve().as_uri()}", "--headless", "--norestore"]
    _run([*start, "--terminate_after_init"])  # makes the profile; the macro replaces the one in it
    module = profile / "user" / "basic" / "Standard" / "Module1.xba"
    module.write_text(_MACRO.format(calls=calls), encoding="utf-8")
    said = _run([*start, "macro:///Standard.Module1.Settle"])
    if missing := [target.name for target in targets if not target.is_file()]:
        raise RuntimeError(f"LibreOffice made no {', '.join(missing)}: {said}")
    return targets


def _run(words: Sequence[str]) -> str:
    done = subprocess.run(words, capture_output=True, text=True, timeout=TIMEOUT)
    return f"{done.stdout}{done.stderr}"
