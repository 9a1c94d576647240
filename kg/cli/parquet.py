"""`kg extract --out FOLDER.parquet`, in this process or with --ray on a cluster."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.asking import tell_account
from kg.cli.options import tell_left_out, tell_remarks
from kg.cli.terminal import note, say
from kg.errors import UsageError
from kg.messages import msg

if TYPE_CHECKING:
    from kg.llm.asking import Asking
    from kg.models import Article

SUFFIX = ".parquet"
# What names a cluster; anything else after --ray is a path of the input.
_ADDRESS = re.compile(r"auto|local|ray://\S+|[\w.-]+:\d+|\[[0-9a-fA-F:]+\]:\d+")

ray_option = click.option(
    "--ray", metavar="[ADDRESS]",
    help="Read on Ray: the cluster at this address, else one on this machine with --workers processes. Needs --out FOLDER.parquet.",
)  # fmt: skip
partition_option = click.option(
    "--partition-size", type=click.IntRange(1), default=200, show_default=True,
    help="Articles in a file of --out FOLDER.parquet.",
)  # fmt: skip


class WithRay(click.Command):
    """A command whose --ray may stand without an address."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give --ray the value `local` where no address follows it."""
        given: list[str] = []
        for this, following in zip(args, [*args[1:], ""], strict=True):
            given.append(this)
            if this == "--ray" and not _ADDRESS.fullmatch(following):
                given.append("local")
        return super().parse_args(ctx, given)


@dataclass(frozen=True)
class Target:
    """Where the partitions go, of what size, and who reads them; `ray` is an address, or None."""

    out: str
    size: int
    ray: str | None
    workers: int
    extractor: str
    max_seconds: float
    asking: Asking


def is_parquet(out: str) -> bool:
    """Tell whether an output is named as a folder of Parquet files."""
    return out.rstrip("/").endswith(SUFFIX)


def extract_to_parquet(articles: Iterable[Article], target: Target, errors: list[str], *, quiet: bool) -> None:
    """Read the articles into the folder, and say what was done; what failed goes to `errors`."""
    from kg.offline.extracting import ExtractArticles

    try:
        from kg.offline import partitions
    except ImportError:
        hint = msg("Install it with pip install 'news-kg[parquet]'")
        raise UsageError(msg("Parquet is written with pyarrow, which is not installed"), hint=hint) from None
    folder = partitions.ParquetFolder(target.out)
    folder.require_ours()
    total = partitions.Done()
    workers = 1 if target.ray else target.workers
    with ExtractArticles(workers, target.max_seconds, target.extractor, asking=target.asking, tell=note) as extract:
        if target.ray is not None and extract.asks:
            hint = msg("Leave --ray out: --concurrency says how many articles are asked about at a time")
            raise UsageError(msg("a language model can't be asked on Ray"), hint=hint)
        if target.ray is None:
            found = partitions.read_here(articles, folder, extract, target.size)
        else:
            from kg.offline.on_ray import Cluster, read_on_ray

            cluster = Cluster(target.ray, target.workers, target.extractor, target.max_seconds)
            found = read_on_ray(articles, folder, extract, cluster, target.size)
        for done in found:
            total.add(done)
    tell_left_out(total.refused, quiet=quiet)
    tell_remarks(total.remarks, quiet=quiet)
    tell_account(extract.account, quiet=quiet)
    errors += total.errors
    say(
        msg(
            "{read} read, {there} there already, {count} failed",
            read=total.read,
            there=total.there,
            count=len(total.errors),
        )
    )
    shown = target.out if "://" in target.out else str(Path(target.out))
    note(msg("Next: kg import {shown}", shown=shown), quiet=quiet)


def require_parquet(out: str, ray: str | None) -> None:
    """Raise UsageError where Ray is asked for, and the output is no folder of Parquet files."""
    if ray is not None and not is_parquet(out):
        raise UsageError(
            msg("--ray writes a folder of Parquet files"), hint=msg("Name it: --out FOLDER{suffix}", suffix=SUFFIX)
        )
