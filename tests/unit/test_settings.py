"""The environment decides by its documented names alone, and each of its traps is said in one line."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.settings import Settings
from tests.impostor import NOBODY, as_root


@pytest.fixture(autouse=True)
def user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home directory of a user who has set nothing, and works in a folder without a `.env`."""
    for name in list(os.environ):
        if name.upper().startswith(("KG_", "NEO4J_", "XDG_")) or name.upper() in ("CACHE", "MAVEN_URL"):
            monkeypatch.delenv(name)
    folder = tmp_path / "user"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    return folder


def folders_below(user: Path) -> tuple[Path, Path]:
    return user / ".local/share/news-kg", user / ".cache/news-kg"


def test_without_any_variable_the_platforms_folders_are_used(user: Path) -> None:
    settings = Settings()
    assert (settings.home, settings.cache) == folders_below(user)
    assert settings.neo4j_uri is settings.maven_url is settings.neo4j_password is None


@pytest.mark.parametrize("name", ["CACHE", "MAVEN_URL", "home", "cache", "maven_url", "Home"])
def test_the_names_of_the_fields_are_no_variables(user: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "/elsewhere")
    Path(".env").write_text(f"{name}=/elsewhere\nHOME=/elsewhere\n")
    settings = Settings()
    assert (settings.home, settings.cache, settings.maven_url) == (*folders_below(user), None)


def test_an_empty_variable_counts_as_unset(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_HOME", "")
    monkeypatch.setenv("NEO4J_URI", "")
    settings = Settings()
    assert settings.home == folders_below(user)[0]
    assert settings.neo4j_uri is None


@pytest.mark.parametrize(
    ("value", "below"), [("~/graphs/a b", "user/graphs/a b"), ("one", "work/one"), ("a~b", "work/a~b")]
)
def test_a_home_is_absolute(tmp_path: Path, value: str, below: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KG_HOME", value)
    assert Settings().home == tmp_path / below


def test_a_relative_data_folder_of_the_platform_is_passed_over(user: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "data")
    monkeypatch.setenv("XDG_CACHE_HOME", str(user / "c"))
    assert (Settings().home, Settings().cache) == (folders_below(user)[0], user / "c/news-kg")


def test_names_are_read_in_any_case_but_as_documented_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_DATABASE", "documented")
    monkeypatch.setenv("neo4j_database", "other")
    monkeypatch.setenv("neo4j_uri", "bolt://small:7687")
    assert Settings().neo4j_database == "documented"
    assert Settings().neo4j_uri == "bolt://small:7687"


def test_the_environment_wins_over_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("\ufeffKG_HOME=/in/file\nKG_CACHE=/in/file\n", encoding="utf-8")
    monkeypatch.setenv("KG_CACHE", "/in/environment")
    assert (Settings().home, Settings().cache) == (Path("/in/file"), Path("/in/environment"))


@pytest.mark.parametrize("variable", ["KG_HOME", "KG_CACHE"])
def test_the_home_of_nobody_is_said(variable: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(variable, "~nosuchuser/graph")
    result = CliRunner().invoke(main, ["neo4j", "status"])
    assert result.exit_code == 2
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("Error: ~nosuchuser is no user of this machine in ~nosuchuser/graph. Set KG_HOME")


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("NEO4J_DATABASE=a\n# 图谱\n".encode("gb18030"), ", line 2"),
        ("KG_HOME=/图".encode("utf-16"), ", line 1"),
        ("KG_HOME=/a".encode("utf-16-le"), ""),
    ],
)
def test_a_file_in_another_encoding_is_said(content: bytes, line: str) -> None:
    Path(".env").write_bytes(content)
    result = CliRunner().invoke(main, ["doctor"])
    assert result.exit_code == 2
    place = f"{Path('.env').absolute()}{line}"
    assert result.stderr == f"Error: the settings are not UTF-8 in {place}. Save the file as UTF-8, or move it away.\n"


@as_root
def test_the_file_of_another_user_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """It could name the address to which the password in the environment would go."""
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    Path(".env").write_text("NEO4J_URI=bolt://elsewhere:7687\n")
    assert Settings().neo4j_uri == "bolt://elsewhere:7687"
    os.chown(".env", NOBODY, NOBODY)
    result = CliRunner().invoke(main, ["query", "RETURN 1"])
    assert result.exit_code == 2
    assert result.stderr.startswith(f"Error: the settings belong to another user in {Path('.env').absolute()}. Make it")


@as_root
def test_a_user_without_a_home_directory_is_told_what_to_set() -> None:
    reader, writer = os.pipe()
    if (child := os.fork()) == 0:  # a user id without an entry, as in some containers
        try:
            os.setuid(54321)
            del os.environ["HOME"]
            Settings(_env_file=None)
        except BaseException as error:
            os.write(writer, str(error).encode())
        finally:
            os._exit(0)
    os.waitpid(child, 0)
    assert os.read(reader, 1000).decode().endswith("Set KG_HOME to a folder of your own.")


def test_an_authority_is_a_whole_path_and_none_where_nobody_names_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NEO4J_CA", raising=False)
    assert Settings(_env_file=None).neo4j_ca is None
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NEO4J_CA", "ca.pem")
    assert Settings(_env_file=None).neo4j_ca == tmp_path / "ca.pem"


def test_settings_that_can_not_be_read_do_not_show_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "geheim-7f3a")
    with pytest.raises(ValueError, match="KG_HOME") as refused:
        Settings(_env_file=None, KG_HOME=7)
    assert "geheim-7f3a" not in str(refused.value)
