import pytest

from kg.text.local_offices import office_rank, with_place


@pytest.mark.parametrize(
    ("name", "rank"),
    [
        ("市发展改革委", "市"), ("市教育局", "市"), ("县政府", "县"), ("省能源局", "省"), ("区法院", "区"), ("市人大常委会", "市"),
        ("该市卫健委", "市"), ("市委", "市"), ("州检察院", "州"),
        ("市场监管总局", None), ("市场监督管理局", None), ("长沙市教育局", None), ("区块链委员会", None), ("国家能源局", None),
        ("县域经济研究院", None), ("省际协作办公室", None), ("教育局", None), ("市值管理委员会", None),
    ],
)  # fmt: skip
def test_an_office_without_its_place_is_told_by_its_shape(name: str, rank: str | None) -> None:
    assert office_rank(name) == rank


@pytest.mark.parametrize(
    ("name", "place", "whole"),
    [
        ("市教育局", "长沙", "长沙市教育局"),
        ("市教育局", "长沙市", "长沙市教育局"),
        ("该市教育局", "长沙", "长沙市教育局"),
        ("教育局", "长沙", "教育局"),
    ],
)
def test_the_place_goes_in_front(name: str, place: str, whole: str) -> None:
    assert with_place(name, place) == whole
