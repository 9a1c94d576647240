from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import LoadError
from kg.models import Report
from loaders.options import LoadOptions
from loaders.report import looks_like_report, read_report

HERE = Path(__file__)
SAMPLE = (HERE.parents[2] / "data" / "loaders" / "report.txt").read_text(encoding="utf-8")
SEED = HERE.parents[4] / "shared" / "seeds" / "001_805f723f5cf61422.txt"

TITLES = [
    "时间",
    "地点",
    "行业",
    "事件主体",
    "事件客体",
    "主体行为",
    "客体反应/市场情况",
    "涉及政策法案条款",
    "事件情感倾向",
    "事件影响范围",
    "未来可能影响",
    "其他关键细节",
]


def read(text: str, **options: object) -> Report:
    report = read_report(text, "x", LoadOptions.model_validate(options))
    assert all(report.text[claim.start : claim.end] == claim.text for claim in report.claims)
    assert [claim.start for claim in report.claims] == sorted(claim.start for claim in report.claims)
    return report


def claims(text: str) -> list[tuple[str, tuple[str, ...], str]]:
    return [(claim.section, claim.context, claim.text) for claim in read(text).claims]


def test_read_report_gives_the_twelve_sections() -> None:
    report = read(SAMPLE)
    assert report.headline == "星野汽车将在三国设厂"
    assert [(section.number, section.title) for section in report.sections] == list(enumerate(TITLES, 1))
    for section, following in zip(report.sections, report.sections[1:], strict=False):
        assert section.end == following.start
        assert report.text[section.start :].startswith(f"{section.number}.")
    assert report.text[report.sections[-1].end :].startswith("---\n请注意")


def test_read_report_gives_each_leaf_with_what_stands_above_it() -> None:
    found = claims(SAMPLE)
    assert len(found) == 18
    assert ("主体行为", (), "签署建厂协议。") in found
    assert ("地点", (), "签约地：**临川市**") in found
    assert ("事件情感倾向", ("积极正面 (中等)",), "订单增长。") in found
    assert [item[1:] for item in found if item[0] == "未来可能影响"] == [
        (("正面影响：",), "产能翻倍。"),
        (("负面影响：",), "汇率风险。"),
        (("负面影响：",), "审批可能拖延。"),
    ]
    assert ("其他关键细节", ("专家观点：",), "林一舟（远洲研究院）：应当先建回收网络。还要培训当地工人。") in found
    assert found[-1] == ("其他关键细节", (), "股价上涨3.5%。")


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("    ", "\t"),
        lambda text: text.replace("       ", "\u3000\u3000").replace("\u3000\u3000    ", "\u3000\u3000\u3000\u3000"),
        lambda text: text.translate(str.maketrans("0123456789.", "０１２３４５６７８９．")),
        lambda text: text.replace("\n", "\n\n"),
        lambda text: text.replace("           ", "           - ").replace("       签", "       - 签"),
        lambda text: text.replace("好的，以下是根据新闻整理的关键信息：\n", "").replace(">\n", "").replace("---\n", ""),
    ],
    ids=["CRLF", "tabs", "full-width blanks", "full-width digits", "blank lines", "bullets", "no frame"],
)
def test_read_report_is_not_swayed_by(change: object) -> None:
    assert callable(change)
    report = read(change(SAMPLE))
    assert [section.number for section in report.sections] == list(range(1, 13))
    assert len(report.claims) == 18
    assert report.headline == "星野汽车将在三国设厂"
    assert sum(claim.context == ("负面影响：",) for claim in report.claims) == 2


LAYOUTS = {
    "bullets at the margin": "1. 时间/- 三月/- 四月/2. 影响/- 正面：/  - 增长/- 负面：/  - 风险",
    "labels without indentation": "1. 时间/三月/四月/2. 影响/正面：/增长/负面：/风险",
    "bold and numbers": "**1. 时间**/* 三月/* 四月/**2. 影响**/* **正面：**/    * 增长/* **负面：**/    * 风险",
    "Chinese numbers": "一、时间/  • 三月/  • 四月/二、影响/  正面：/    ① 增长/  负面：/    ① 风险",
    "Markdown": "# 星野//## 1. 时间//- 三月/- 四月//## 2. 影响//### 正面：//- 增长//### 负面：//- 风险",
    "bold lines": "**时间**/- 三月/- 四月//**影响**/- 正面：/  1. 增长/- 负面：/  1. 风险",
    "numbers under bold lines": "**时间**/1. 三月/2. 四月/**影响**/1. 正面：/   - 增长/2. 负面：/   - 风险",
    "brackets": "【时间】/三月/四月/【影响】/正面：/  增长/负面：/  风险",
    "numbers under Markdown": "## 时间/1. 三月/2. 四月/## 影响/1. 正面：/   - 增长/2. 负面：/   - 风险",
    "rules between": "1. 时间/   三月/   四月/---/2. 影响/   正面：/     增长/   负面：/     风险/---/以上仅供参考。",
}


@pytest.mark.parametrize("text", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_read_report_reads_other_layouts_alike(text: str) -> None:
    found = [
        (section, tuple(label.rstrip("：") for label in above), said)
        for section, above, said in claims(text.replace("/", "\n"))
    ]
    assert found == [
        ("时间", (), "三月"),
        ("时间", (), "四月"),
        ("影响", ("正面",), "增长"),
        ("影响", ("负面",), "风险"),
    ]


def test_read_report_takes_what_follows_a_headings_colon() -> None:
    text = "1. **时间**：2031年3月\n2. **地点：** 临川\n3. 主体: 星野\n"
    assert claims(text) == [("时间", (), "2031年3月"), ("地点", (), "临川"), ("主体", (), "星野")]


def test_read_report_joins_the_lines_of_one_bullet() -> None:
    assert claims("1. 行为\n- 签署协议，\n  投资三座工厂。\n- 扩产\n")[0][2] == "签署协议，\n  投资三座工厂。"


def test_read_report_reads_the_rows_of_a_table() -> None:
    text = "1. 关键数据\n\n| 指标 | 数值 |\n| --- | :-: |\n| 投资 | 120亿元 |\n| 工厂 | 三座 |\n"
    assert [said for _, _, said in claims(text)] == ["投资 | 120亿元", "工厂 | 三座"]


def test_read_report_claims_a_sentence_that_has_others_below_it() -> None:
    text = "1. 行为\n   星野签署了协议。\n      投资120亿元。\n"
    assert claims(text) == [("行为", (), "星野签署了协议。"), ("行为", ("星野签署了协议。",), "投资120亿元。")]


def test_read_report_reads_plain_paragraphs_by_sentence() -> None:
    text = "以下是要点：\n星野在三国设厂。投资“超过预期！”订单增长。\n希望对您有帮助。\n"
    assert [said for _, _, said in claims(text)] == ["星野在三国设厂。", "投资“超过预期！”", "订单增长。"]


@pytest.mark.parametrize(
    ("preamble", "headline"),
    [
        ("标题：星野扩产\n", "星野扩产"),
        ("**标题：** 《星野扩产》\n", "星野扩产"),
        ("**新闻标题**：星野扩产\n", "星野扩产"),
        ("> 标题: “星野”与“北原”签约\n", "“星野”与“北原”签约"),
        ("标题：\n星野扩产\n", "星野扩产"),
        ("# 星野扩产\n", "星野扩产"),
        ("好的，以下是《星野扩产》一文的关键信息：\n", "星野扩产"),
        ("# 新闻关键信息报告\n", None),
        ("好的：\n", None),
        ("", None),
    ],
)
def test_read_report_finds_the_headline(preamble: str, headline: str | None) -> None:
    assert read(preamble + "---\n1. 时间\n    三月\n2. 地点\n    临川\n").headline == headline


@pytest.mark.parametrize(
    "text",
    [
        "1. 标题：星野扩产\n2. 时间：三月\n",
        "1. 标题\n   星野扩产\n2. 时间\n   三月\n",
        "## 标题：星野扩产\n## 时间\n- 三月\n",
        "### **标题**\n星野扩产\n### **1. 时间**\n- 三月\n",
    ],
)
def test_read_report_takes_the_headline_from_the_first_section(text: str) -> None:
    report = read(text)
    assert report.headline == "星野扩产"
    assert [(claim.section, claim.text) for claim in report.claims] == [("时间", "三月")]


@pytest.mark.parametrize("text", ["", " \n\t\n", "---\n", ">\n", "1. 时间\n2. 地点\n", "标题：星野扩产\n---\n"])
def test_read_report_refuses_what_claims_nothing(text: str) -> None:
    with pytest.raises(LoadError, match=r"empty|no claim"):
        read_report(text, "x", LoadOptions())


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        (SAMPLE, True),
        ("标题：星野扩产\n1. 时间\n   三月\n", True),
        ("## 时间\n- 三月\n## 地点\n- 临川\n## 行业\n- 汽车\n", True),
        ("星野扩产。\n记者获悉，它投资120亿元。\n", False),
        ("一、起步\n星野去年成立。\n二、扩张\n星野扩产。\n三、出海\n星野出海。\n", False),
        ("# 说明\n这个文件夹里有新闻。\n## 用法\n看下面。\n## 许可\n无。\n", False),
        ("", False),
    ],
)
def test_looks_like_report(text: str, answer: bool) -> None:
    assert looks_like_report(text) is answer


NO_REPORTS = {
    "table": 'id,title,content\n1,星野扩产,"【导语】星野扩产。\n【细节】投资。\n【影响】就业。"\n2,北原扩产,"【影响】就业。"\n',
    "table of reports": "id,report\n1,标题：星野扩产\n1. 时间：三月\n2. 行业：汽车\n3. 影响：就业\n",
    "table with tabs": "标题\t正文\n星野扩产\t1. 时间：三月\n2. 行业：汽车\n3. 事件影响：就业\n",
    "digest": "【政策】新规出台。\n【市场】订单增长。\n【影响】就业上升。\n【细节】投资30亿元。\n",
    "digest with a headline": "标题：远洲早报\n【星野扩产】投资30亿元。\n【影响】就业上升。\n【北原出海】三国设厂。\n",
    "digest of numbers": "1. 星野扩产：投资30亿元。\n2. 北原出海：三国设厂。\n3. 政策：新规出台。\n4. 远洲建厂：明年。\n",
    "article with a headline": "标题：星野扩产\n来源：远洲日报\n\n一、起步\n星野成立。\n二、扩张\n星野扩产。\n",
    "programme": "一、会议时间\n3月1日\n二、会议地点\n临川\n三、参会人员\n各部门\n四、会议议程\n略\n",
    "meeting": "1. 时间：3月1日\n2. 地点：临川\n3. 人物：方若川\n",
    "log": "2031-03-01 12:00:00 INFO 1. 时间\n2031-03-01 12:00:01 INFO 2. 行业\n2031-03-01 12:00:02 WARN 3. 影响\n",
    "program": "# 时间\nimport time\n# 行业\nx = 1\n# 影响范围\ndef f():\n    return x\n# 市场情况\ny = f(x)\n",
    "poem": "远洲夜泊\n\n月落乌啼霜满天，\n江枫渔火对愁眠。\n",
    "rules": "第一条 时间\n第二条 地点\n第三条 影响\n1. 凡企业应当报告。\n2. 凡行业应当自律。\n",
}


@pytest.mark.parametrize("text", NO_REPORTS.values(), ids=NO_REPORTS.keys())
def test_looks_like_report_takes_nothing_else_for_one(text: str) -> None:
    assert not looks_like_report(text)


REPORTS = {
    "the twelve": "".join(f"{number}. {title}\n   - 内容\n" for number, title in enumerate(TITLES, 1)),
    "in bold": "".join(f"**{title}**\n- 内容\n" for title in TITLES),
    "other names": "## 关键信息\n- 甲\n## 主要人物与机构\n- 乙\n## 关键数据\n- 丙\n## 政策影响\n- 丁\n",
    "numbers in Markdown": "### 1. 时间\n- 三月\n### 2. 行业领域\n- 汽车\n### 3. 事件影响\n- 就业\n### 4. 备注\n- 无\n",
    "in brackets, with a headline": "标题：星野扩产\n【时间】\n三月\n【行业】\n汽车\n【事件影响】\n就业\n",
}


@pytest.mark.parametrize("text", REPORTS.values(), ids=REPORTS.keys())
def test_looks_like_report_knows_the_sections_of_one(text: str) -> None:
    assert looks_like_report(text)


PIECES = [
    "1. ",
    "2. ",
    "时间",
    "：",
    "\n",
    "  ",
    "\t",
    "- ",
    "**",
    "---",
    "|",
    ">",
    "# ",
    "## ",
    "。",
    "一、",
    "标题：",
    "【",
    "】",
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_read_report_offsets_hold_for_anything(text: str) -> None:
    looks_like_report(text)
    try:
        report = read(text)
    except LoadError:
        return
    assert all(0 <= section.start < section.end <= len(text) for section in report.sections)
    assert all(claim.text == claim.text.strip() != "" for claim in report.claims)


@pytest.mark.skipif(not SEED.exists(), reason="the shared seeds are not beside the repository")
def test_read_report_reads_the_seed() -> None:
    text = SEED.read_text(encoding="utf-8")
    assert looks_like_report(text)
    report = read(text)
    assert report.headline == "汽车业探索出海新模式"
    assert [section.number for section in report.sections] == list(range(1, 13))
    assert len(report.claims) == 42
    assert {claim.context for claim in report.claims if claim.section_number == 11} == {
        ("正面影响：",),
        ("负面影响：",),
    }
    assert not any("请注意" in claim.text or "好的" in claim.text for claim in report.claims)
