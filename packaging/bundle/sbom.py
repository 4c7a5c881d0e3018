"""The software bill of materials, in CycloneDX's JSON (1.5): what the bundle is made of, for other programs."""

import json
import uuid
from collections.abc import Sequence
from typing import Any

from bundle.parts import Part
from bundle.release import PROGRAM, Release

_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, f"urn:{PROGRAM}:sbom")


def bill_of(release: Release, parts: Sequence[Part]) -> str:
    """The bill as text; the same for the same release and parts."""
    components = [_component(part) for part in sorted(parts, key=lambda part: part.purl)]
    program = {
        "type": "application",
        "bom-ref": PROGRAM,
        "name": PROGRAM,
        "version": release.version,
        "licenses": [{"license": {"id": "MIT"}}],
    }
    bill: dict[str, Any] = {
        "$schema": "http://cyclonedx.org/schema/bom-1.5.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"timestamp": release.at.strftime("%Y-%m-%dT%H:%M:%SZ"), "component": program},
        "components": components,
        "dependencies": [{"ref": PROGRAM, "dependsOn": [component["bom-ref"] for component in components]}],
    }
    bill["serialNumber"] = uuid.uuid5(_NAMESPACE, json.dumps(bill, sort_keys=True)).urn
    return json.dumps(bill, indent=2, ensure_ascii=False) + "\n"


def _component(part: Part) -> dict[str, Any]:
    return {
        "type": "library",
        "bom-ref": part.purl,
        "name": part.name,
        "version": part.version,
        # A name, since what packages say is not always an expression of SPDX.
        "licenses": [{"license": {"name": part.terms}}],
        "purl": part.purl,
    }
