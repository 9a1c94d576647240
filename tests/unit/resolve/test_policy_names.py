from __future__ import annotations

import pytest

from kg.resolve.policy_names import policy_forms


@pytest.mark.parametrize(
    ("name", "form", "whole"),
    [
        ("储能电站安全管理办法(试行)", "储能电站安全管理办法", True),
        ("中华人民共和国能源法", "能源法", True),
        ("青屿市能源局关于加强储能安全管理的通知", "关于加强储能安全管理的通知", True),
        ("关于某类化学品事先知情同意程序的青屿公约", "青屿公约", False),
        ("the clean battery act of 2024", "clean battery act", True),
    ],
)
def test_a_policy_by_its_shorter_names(name: str, form: str, whole: bool) -> None:
    found = {each.text: each.whole for each in policy_forms(name)}
    assert found[form] is whole
    assert found[name] is True
