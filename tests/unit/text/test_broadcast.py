from __future__ import annotations

import pytest

from kg.text.broadcast import find_spoken_items


def heads(body: str) -> list[str]:
    text = f"望海联播快讯\n{body}"
    return [text[start:head] for start, head, _ in find_spoken_items(text, text.find("\n") + 1)]


def test_headlines_run_on_into_their_news() -> None:
    body = (
        "澜江省能源局部署储能安全检查澜江省能源局近日印发通知，部署检查。检查将持续到年底。"
        "望海港年吞吐量超过一亿吨今天（5月20日），记者从望海市了解到，望海港吞吐量创新高。"
        "长汐电气新的总部大楼落成使用记者从长汐电气获悉，大楼已启用。"
    )
    assert heads(body) == ["澜江省能源局部署储能安全检查", "望海港年吞吐量超过一亿吨", "长汐电气新的总部大楼落成使用"]
    ends = [end - len("望海联播快讯\n") for _, _, end in find_spoken_items(f"望海联播快讯\n{body}", 7)]
    assert [body[:end][-4:] for end in ends] == ["到年底。", "创新高。", "已启用。"]


def test_headlines_stand_on_lines_of_their_own() -> None:
    body = "储能工厂开工\n砚舟储能宣布在望海市建设新的工厂。\n财报发布\n长汐电气发布了三季度的财务报告。"
    assert heads(body) == ["储能工厂开工", "财报发布"]


@pytest.mark.parametrize(
    "body",
    [
        "砚舟储能宣布在望海市建设新的工厂。工厂将于明年投产，年产能8吉瓦时。",
        "储能工厂开工\n砚舟储能宣布在望海市建设新的工厂。",  # one headline is the article's own
        "砚舟储能董事长顾闻笙5月9日在望海市表示，工厂将扩建。长汐电气总裁陶望舒5月9日表示，没有计划。",
        "记者从砚舟储能获悉，工厂将扩建。记者从长汐电气获悉，大楼已启用。",
        "",
    ],
)
def test_sentences_without_headlines_are_no_items(body: str) -> None:
    assert heads(body) == []
