"""`kg doctor`: is everything in order, and if not, what to do."""

from __future__ import annotations

import json

import click

from kg.cli.terminal import json_option


@click.command("doctor")
@json_option
@click.pass_context
def doctor_command(ctx: click.Context, as_json: bool) -> None:
    """Check versions, models, connection, schema and counts, and say what to do about what is wrong.

    Nothing is started or changed. The exit code is 1 when something is wrong.

    Example:

        kg doctor
    """
    from kg.ask.diagnosis import diagnose
    from kg.settings import Settings

    findings = list(diagnose(Settings()))
    if as_json:
        click.echo(json.dumps([vars(finding) for finding in findings], ensure_ascii=False))
    else:
        for finding in findings:
            mark = click.style("ok ", fg="green") if finding.ok else click.style("BAD", fg="red")
            click.echo(f"{mark} {finding.subject:10} {finding.found}")
            if not finding.ok:
                click.echo(f"               {finding.advice}.")
    ctx.exit(0 if all(finding.ok for finding in findings) else 1)
