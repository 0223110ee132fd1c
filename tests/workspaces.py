"""Workspaces: a small workspace on disk for a test, file by file."""

import os
from pathlib import Path

SETTINGS = "kind: workspace\nid: handbook\ntitle: Handbook\n"
ORGANIZATION = """\
kind: organization
id: acme
title: ACME
calendar: {timezone: Europe/Berlin, holidays: {country: DE}, closed: [2026-12-24]}
roles: {boss: {title: The boss, authority: [{type: spend, limit: 10.5, currency: EUR}]}}
people: {dana: {name: Dana, roles: [boss], joined: 2020-01-01}}
"""


def a_process_text(name: str, **more: str) -> str:
    """A process of one step as YAML."""
    extra = "".join(f"{key}: {value}\n" for key, value in more.items())
    return (
        f"kind: process\nid: {name}\ntitle: About {name}\n{extra}steps: [{{id: a, title: Do it}}]\n"
    )


def a_workspace(folder: Path, **processes: str) -> Path:
    """A workspace with settings, organization and processes by stem."""
    files = {"flowdef.yaml": SETTINGS, "organization.yaml": ORGANIZATION}
    files |= {f"processes/{name}.yaml": text for name, text in processes.items()}
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def odd_files(folder: Path) -> None:
    """What a folder may hold that is no document, each with the name of one."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "folder.yaml").mkdir()
    (folder / "dangling.yaml").symlink_to(folder / "nowhere.yaml")
    (folder / "circle.yaml").symlink_to(folder / "circle.yaml")
    os.mkfifo(folder / "pipe.yaml")
    (Path(os.fsdecode(os.fsencode(folder) + b"/\xff.yaml"))).write_text(a_process_text("odd-name"))
    (folder / "empty.yaml").touch()
    (folder / "binary.yaml").write_bytes(b"\x00\xff" * 9)
