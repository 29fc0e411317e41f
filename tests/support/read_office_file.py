"""Reads a .xlsx or .docx as other programs do (openpyxl, python-docx) and prints what stands in it as JSON, with what it
has against ECMA-376: its parts against the schemas, content types and relationships of no part, parts that come twice."""
import datetime
import json
import posixpath
import re
import sys
import xml.etree.ElementTree as ET
import zipfile

from office_schema import schema_faults

RELATIONSHIPS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"


def faults_of(file):
    with zipfile.ZipFile(file) as archive:
        if archive.testzip():
            yield "the archive is damaged"
        names = archive.namelist()
        if len(names) != len(set(names)):
            yield "a part comes twice"
        types = ET.fromstring(archive.read("[Content_Types].xml"))
        defaults = {each.get("Extension").lower() for each in types.iter(TYPES + "Default")}
        overrides = {each.get("PartName") for each in types.iter(TYPES + "Override")}
        for missing in overrides - {"/" + name for name in names}:
            yield f"a content type for {missing}, which is no part"
        for name in names:
            if name == "[Content_Types].xml":
                continue
            if "/" + name not in overrides and name.rsplit(".", 1)[-1].lower() not in defaults:
                yield f"{name} has no content type"
            if not name.endswith(".rels"):
                continue
            root = ET.fromstring(archive.read(name))
            folder = posixpath.dirname(posixpath.dirname(name))
            ids = [each.get("Id") for each in root.iter(RELATIONSHIPS + "Relationship")]
            if len(ids) != len(set(ids)):
                yield f"{name}: an id comes twice"
            for each in root.iter(RELATIONSHIPS + "Relationship"):
                target = each.get("Target")
                path = target[1:] if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
                if each.get("TargetMode") != "External" and path not in names:
                    yield f"{name}: {target} is no part"


def plain(value):
    if isinstance(value, datetime.datetime):
        return {"day": value.strftime("%Y-%m-%d")}
    return value


def sheets_of(file):
    import openpyxl

    book = openpyxl.load_workbook(file)
    return [
        {
            "name": sheet.title,
            "frozen": sheet.freeze_panes,
            "filter": sheet.auto_filter.ref,
            "formulas": sum(cell.data_type == "f" for row in sheet.iter_rows() for cell in row),
            "rows": [[plain(cell.value) for cell in row] for row in sheet.iter_rows()],
            "fills": sorted({cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.fill.fill_type}),
        }
        for sheet in book.worksheets
    ]


def document_of(file):
    import docx

    document = docx.Document(file)
    section = document.sections[0]
    return {
        "paragraphs": [each.text for each in document.paragraphs],
        "styles": [each.style.name for each in document.paragraphs],
        "tables": [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables],
        "page": {
            name: round(getattr(section, name) / 36000, 1)
            for name in ("page_width", "page_height", "top_margin", "bottom_margin", "left_margin", "right_margin")
        },
        "left_over": re.findall(r"\{\{.*?\}\}", "\n".join(each.text for each in document.paragraphs)),
    }


def main():
    answer = []
    for file in sys.argv[1:]:
        faults = [*faults_of(file), *schema_faults(file)]
        name, read = ("document", document_of) if file.endswith(".docx") else ("sheets", sheets_of)
        try:
            answer.append({"faults": faults, name: read(file)})
        except Exception:
            if not faults:
                raise
            answer.append({"faults": faults})
    json.dump(answer, sys.stdout, ensure_ascii=False)


main()
