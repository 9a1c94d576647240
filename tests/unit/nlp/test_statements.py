from __future__ import annotations

import pytest

from kg.nlp.annotated import read_doc
from kg.nlp.statements import find_said

# Of the example that the contract of all kinds makes (tests/unit/models/facts): the order of the fields is part of it.
FACT_ID = "statement:1789b8a50ce69d5c"


def found(doc: object) -> list[tuple[str, str, bool, str]]:
    reading = read_doc(doc)
    found = [(s, reading.text[s.content.start : s.content.end]) for s in find_said(reading)]
    return [(said.speaker.surface, said.verb, said.direct, text) for said, text in found]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P 周岚]表示，工厂已经建成。产量很高。", [("周岚", "表示", False, "工厂已经建成。产量很高")]),
        ("[P 周岚]说：“工厂已经建成。”", [("周岚", "说", True, "工厂已经建成。")]),
        ("“工厂已经建成。”[P 周岚]说，产量会更高。", [
            ("周岚", "说", True, "工厂已经建成。"), ("周岚", "说", False, "产量会更高")]),
        ("“工厂建成了，”[P 周岚]说，“我们很高兴。”", [
            ("周岚", "说", True, "工厂建成了，"), ("周岚", "说", True, "我们很高兴。")]),
        ("据[P 周岚]介绍，工厂已经建成。", [("周岚", "介绍", False, "工厂已经建成")]),
        ("记者从[O 南江市商务局]获悉，展会下月举行。", [("南江市商务局", "获悉", False, "展会下月举行")]),
        ("[O 南江研究院]数据显示，产量上升一成。", [("南江研究院", "显示", False, "产量上升一成")]),
        ("在[P 周岚]看来，市场前景很好。", [("周岚", "看来", False, "市场前景很好")]),
        ("[O 南江海关]有关负责人说，通关更快了。", [("南江海关", "说", False, "通关更快了")]),
        ("[P 周岚]认为产品需要改进。他呼吁，大家都来参与。", [
            ("周岚", "认为", False, "产品需要改进"), ("周岚", "呼吁", False, "大家都来参与")]),
        ("[P 周岚]表示，工厂已经建成。“我们花了三年时间。”", [
            ("周岚", "表示", False, "工厂已经建成"), ("周岚", "表示", True, "我们花了三年时间。")]),
        ("[P 周岚]：产业升级正当时\n正文", [("周岚", "：", False, "产业升级正当时")]),
    ],
)  # fmt: skip
def test_find_statements_reads_each_shape(make_doc, marked, expected) -> None:  # type: ignore[no-untyped-def]
    assert found(make_doc(marked)) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "一位专家说，市场前景很好。",
        "据了解，工厂已经建成。",
        "[P 周岚]对此表示欢迎。",
        "[R 南江]被认为是最好的城市。",
        "这部小说很好看，[P 周岚]读了三遍。",
    ],
)
def test_find_statements_leaves_unnamed_speakers_and_other_uses(make_doc, marked) -> None:  # type: ignore[no-untyped-def]
    assert found(make_doc(marked)) == []


def test_find_statements_unnamed_cue_ends_the_one_before(make_doc) -> None:  # type: ignore[no-untyped-def]
    doc = make_doc("[P 周岚]说，工厂建成了。一位专家说，这不容易。")
    assert found(doc) == [("周岚", "说", False, "工厂建成了")]


def test_find_statements_pronoun_goes_to_a_newly_introduced_person(make_doc) -> None:  # type: ignore[no-untyped-def]
    doc = make_doc("[P 周岚]说，工厂建成了。\n53岁的[P 何进]是一名司机。他说：“我很高兴。”")
    assert [(speaker, text) for speaker, _, _, text in found(doc)] == [("周岚", "工厂建成了"), ("何进", "我很高兴。")]


@pytest.mark.parametrize(
    ("marked", "words"),
    [("[P 周岚]进行了访问，双方谈得很好。", {"访问": "v"}), ("[P 周岚]参与说唱，也写歌。", {"说唱": "vn"})],
)
def test_find_statements_reads_a_verb_only_where_it_is_a_word(make_doc, marked, words) -> None:  # type: ignore[no-untyped-def]
    assert found(make_doc(marked, tags=words)) == []


def test_find_statements_leaves_wishes_and_answers_inside_speech_to_its_speaker(make_doc) -> None:  # type: ignore[no-untyped-def]
    doc = make_doc("[P 周岚]表示，[P 何进]应当回答“工厂在哪里”，双方希望早日开工。")
    assert [(speaker, text[:2]) for speaker, _, _, text in found(doc)] == [("周岚", "何进")]


def test_find_statements_hears_a_body_by_its_noun(make_doc) -> None:  # type: ignore[no-untyped-def]
    doc = make_doc("[O 南江区法院]开庭。\n法院经审理认为，被告应当赔偿。")
    assert found(doc) == [("南江区法院", "认为", False, "被告应当赔偿")]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("在[R 南江]的[R 北国]外长[P 何进]在记者会上表示，谈判有了进展。", [("何进", "表示", False, "谈判有了进展")]),
        ("一名[O 南江议会]议员说，谈判有了进展。", []),
        ("[P 周岚]说，工厂建成了。（完）（参与记者何进）", [("周岚", "说", False, "工厂建成了")]),
    ],
)
def test_find_statements_reads_news_style(make_doc, marked, expected) -> None:  # type: ignore[no-untyped-def]
    assert found(make_doc(marked)) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P 周岚]说：“市场很好。\"[P 何进]表示，今年产量很高。", [
            ("周岚", "说", True, "市场很好。"), ("何进", "表示", False, "今年产量很高")]),
        ("[P 周岚]说：”市场很好。”", [("周岚", "说", True, "市场很好。")]),
        ("[P 周岚]说：‘市场很好。’[P 何进]表示，今年产量很高。", [
            ("周岚", "说", True, "市场很好。"), ("何进", "表示", False, "今年产量很高")]),
        ("[P 周岚]说：『市场很好。』", [("周岚", "说", True, "市场很好。")]),
        ("[P 周岚]说：“市场很好。\n“今年产量很高。\n“明年还会更好。”", [
            ("周岚", "说", True, "市场很好。"), ("周岚", "说", True, "今年产量很高。"), ("周岚", "说", True, "明年还会更好。")]),
        ("[P 周岚]说：“市场很好。”\n“今年产量很高。”", [("周岚", "说", True, "市场很好。")]),  # closed: nobody goes on
        ("“市场很好。”[P 周岚]笑着补充道。", [("周岚", "补充道", True, "市场很好。")]),
        ("有车主质疑“这次为何涨价？”[P 周岚]表示，成本已经上升。", [("周岚", "表示", False, "成本已经上升")]),
    ],
)  # fmt: skip
def test_quotation_marks_of_every_kind_are_read(make_doc, marked, expected) -> None:  # type: ignore[no-untyped-def]
    assert found(make_doc("标题\n" + marked)) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "网友质疑“充电为何涨价？”[P 周岚]6月1日出席发布会。",
        "横幅上写着“还我血汗钱！”[P 周岚]随后离开现场。",
        "现场有人高喊：“加油，加油！”[P 周岚]走上讲台。",
        "被网友反呛「用户有什么可怕？」[P 周岚]到访南江前夕，车主聚集。",
        "“用户有什么可怕？”[P 周岚]到访南江前夕，车主聚集。",
        "墙上贴着“用户至上！”“质量第一！”[P 周岚]笑着说完离场。",
        "南江新闻网获悉，工厂已经建成。",
    ],
)
def test_words_of_somebody_else_are_not_the_next_person_s(make_doc, marked) -> None:  # type: ignore[no-untyped-def]
    assert found(make_doc(marked)) == []


@pytest.mark.parametrize(
    ("marked", "speaker"),
    [
        ("[C 海川集团]在[O 南江交易所]公告称，工厂已经建成。", "海川集团"),
        ("[C 海川集团]（600000.SH，收盘价：7.5元）5月3日晚间发布公告称，工厂已经建成。", "海川集团"),
        ("[C 海川集团]（下称[C 海川]）宣布，工厂已经建成。", "海川集团"),
        ("[O 南江商务局]回应“[R 北国]加税”时表示，工厂已经建成。", "南江商务局"),
        ("[O 南江研究院]今年发布的《工业发展报告》指出，工厂已经建成。", "南江研究院"),
        ("[C 海川]、[C 南江化工]和[O 北山协会]宣布，工厂已经建成。", "海川"),
        ("[C 海川集团]公司3日宣布，工厂已经建成。", "海川集团"),
        ("[O 南江商务局]有关人员介绍，工厂已经建成。", "南江商务局"),
        ("[P 周岚]同[R 北国]总统[P 何进]会谈时强调，工厂已经建成。", "周岚"),
        ("[C 海川证券]表示，前景看好。[C 南江化工]股价上涨。该行认为，工厂已经建成。", "海川证券"),
    ],
)
def test_the_speaker_is_who_says_it_not_who_is_named_beside(make_doc, marked, speaker) -> None:  # type: ignore[no-untyped-def]
    assert [who for who, _, _, text in found(make_doc("标题\n" + marked)) if text.startswith("工厂")] == [speaker]


@pytest.mark.parametrize(
    "marked",
    [
        "[P 周岚]说，前景一定看好。一位官员说，形势不明。该官员表示，工厂已经建成。",  # nobody named
        "[P 周岚]旗下商行宣布，工厂已经建成。",
        "[P 周岚]收藏的一枚纪念章显示，工厂已经建成。",
        "海外网友在[O 南江交易所]网站称，工厂已经建成。",
    ],
)
def test_what_somebody_unnamed_says_is_nobody_s_who_is_named(make_doc, marked) -> None:  # type: ignore[no-untyped-def]
    assert [text for _, _, _, text in found(make_doc("标题\n" + marked)) if text.startswith("工厂")] == []


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[P 周岚]同[P 何进]会谈时强调\n推动两地合作再上新台阶\n正文在此。", [("周岚", "推动两地合作再上新台阶")]),
        ("[P 周岚]在考察时强调\n正文在此。工厂已经建成。", []),  # the text itself
        ("标题\n[P 周岚]这样强调\n推动两地合作再上新台阶", []),  # no headline
    ],
)
def test_a_headline_of_two_lines_is_one_statement(make_doc, marked, expected) -> None:  # type: ignore[no-untyped-def]
    assert [(who, text) for who, _, _, text in found(make_doc(marked))] == expected


@pytest.mark.parametrize(
    ("marked", "speakers"),
    [
        ("[P 周岚]说，工厂已经建成。[O 南江商务局]预计，产量还会上升。", ["周岚", "南江商务局"]),
        ("[P 周岚]说，工厂已经建成，[O 南江商务局]预计产量还会上升。", ["周岚"]),
        ("[C 海川]证实工厂已经建成，表示产量还会上升。", ["海川", "海川"]),
    ],
)
def test_a_verb_of_judging_begins_anew_with_a_sentence_of_its_own(make_doc, marked, speakers) -> None:  # type: ignore[no-untyped-def]
    assert [who for who, _, _, _ in found(make_doc("标题\n" + marked))] == speakers


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[C 海川]表示不会放弃新工厂。", [("海川", "不会放弃新工厂")]),
        ("[C 海川]宣布不再扩建工厂。", [("海川", "不再扩建工厂")]),
        ("[C 海川]对此表示不满，随后离场。", []),
        ("[P 周岚]说不清楚是谁先到的。", []),
    ],
)
def test_what_is_said_not_to_be_is_said_too(make_doc, marked, expected) -> None:  # type: ignore[no-untyped-def]
    assert [(who, text) for who, _, _, text in found(make_doc("标题\n" + marked))] == expected


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("[C 海川集团]公告称，四月已回购一亿股。截至发稿，[C 海川集团]涨2%。", "四月已回购一亿股"),
        ("[C 海川集团]表示，发稿流程四月已改。", "发稿流程四月已改"),
    ],
)
def test_what_stands_at_press_time_is_the_reporter_s(make_doc, marked, content) -> None:  # type: ignore[no-untyped-def]
    assert [text for _, _, _, text in found(make_doc("标题\n" + marked))] == [content]


def test_what_a_person_s_own_paper_says_he_says(make_doc) -> None:  # type: ignore[no-untyped-def]
    words = {"声明": "n", "指出": "v", "工厂": "n"}
    paper = make_doc("[P 周岚]的声明指出，产量上升一成。", None, words)
    assert found(paper) == [("周岚", "指出", False, "产量上升一成")]
    assert found(make_doc("[P 周岚]的工厂指出，产量上升一成。", None, words)) == []


@pytest.mark.parametrize(
    ("marked", "content"),
    [
        ("[P 林舟]说，新车月底交付。有车主反映，车机经常卡顿。", "新车月底交付"),
        ("[P 林舟]表示，双方都很重视。匈方表示愿继续推动合作。", "双方都很重视"),
        ("[P 林舟]表示，政府愿意合作。黎方谴责袭击行动，认为这违反协议。", "政府愿意合作"),
    ],
)
def test_speech_ends_where_somebody_without_a_name_begins(make_doc, marked, content) -> None:  # type: ignore[no-untyped-def]
    assert [text for _, _, _, text in found(make_doc(marked))] == [content]
