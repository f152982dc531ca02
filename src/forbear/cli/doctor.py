"""`forbear doctor`: what is installed, running and wrong, and the mend."""

import sys
from dataclasses import asdict
from pathlib import Path

import click
from rich.table import Table

from forbear.app import home as homes
from forbear.app.doctor import Finding, exit_code, look
from forbear.cli.output import people, print_json
from forbear.cli.serve import home_option, in_order, port_option

LOOKS = {"fine": "[green]fine[/]", "idle": "[dim]idle[/]", "wrong": "[yellow]wrong[/]"}


@click.command()
@home_option
@port_option
@click.option("--json", "as_json", is_flag=True, help="One JSON document, for programs.")
def doctor(home: Path | None, port: int, as_json: bool) -> None:
    """Look at everything Forbear needs, and say the mend of what is wrong.

    Changes nothing. Exit code 0: nothing to mend, 1: something is wrong, 3: a needed part is not
    there or not running.

    Example: forbear doctor --home /srv/forbear
    """
    with in_order():
        findings = look(homes.named(home), port)
    code = exit_code(findings)
    if as_json:
        print_json({"exit": code, "findings": [asdict(finding) for finding in findings]})
    else:
        people.print(_table(findings))
    sys.exit(code)


def _table(findings: list[Finding]) -> Table:
    table = Table("part", "", box=None, pad_edge=False)
    table.add_column("what is there", overflow="fold")
    table.add_column("the mend", overflow="fold")
    for finding in findings:
        state = LOOKS.get(finding.state, f"[red]{finding.state}[/]")
        table.add_row(finding.part, state, finding.says, finding.mend)
    return table
