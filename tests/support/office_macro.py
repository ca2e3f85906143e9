"""LibreOffice edits a file by a Basic macro, with changes tracked, as a person would."""

from __future__ import annotations

import shutil
import subprocess
from html import escape
from pathlib import Path

_BASIC = "http://openoffice.org/2000"
_DTD = "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"
_MODULE = f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "{_DTD}" "module.dtd">
<script:module xmlns:script="{_BASIC}/script" script:name="Module1" script:language="StarBasic">
Function Find(doc, words)
  search = doc.createSearchDescriptor()
  search.SearchString = words
  Find = doc.findFirst(search)
End Function
Sub Main(source, target)
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  doc = StarDesktop.loadComponentFromURL(source, "_blank", 0, hidden())
  doc.RecordChanges = True
  body = doc.Text
  {{}}
  Dim form(0) As New com.sun.star.beans.PropertyValue
  form(0).Name = "FilterName" : form(0).Value = "MS Word 2007 XML"
  doc.storeToURL(target, form())
  doc.close(True)
End Sub
</script:module>
"""
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.UserProfile/Data"><prop oor:name="givenname" oor:op="fuse">
<value>{}</value></prop></item></oor:items>
"""
_MACRO = "macro:///Standard.Module1.Main"
_SECONDS = 120
_TRIES = 4


def edited(data: bytes, edits: str, who: str, folder: Path) -> bytes:
    """Return a .docx after LibreOffice made edits in it, a person's, and saved it.

    `edits` are lines of Basic about `doc` and its text `body`; `Find(doc, words)` is where words are first.
    """
    target = folder / "target.docx"
    for number in range(_TRIES):  # LibreOffice 7.4 aborts now and then: when it begins, saves or ends
        if not target.exists():
            source = folder / f"source{number}.docx"  # one that it aborted with stays locked
            source.write_bytes(data)
            _edit(source, target, edits, who, folder / f"profile{number}")
    return target.read_bytes()


def _edit(source: Path, target: Path, edits: str, who: str, profile: Path) -> None:
    basic = profile / "user" / "basic" / "Standard"
    basic.parent.parent.mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS.format(who), encoding="utf-8")
    _run(profile, _MACRO)  # there is none yet: LibreOffice makes the profile with an empty library
    module = _MODULE.format(escape(edits, quote=False))
    (basic / "Module1.xba").write_text(module, encoding="utf-8")
    _run(profile, f'{_MACRO}("{source.as_uri()}","{target.as_uri()}")')


def _run(profile: Path, word: str) -> None:
    program = shutil.which("soffice")
    assert program
    command = [program, f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", word]
    subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
