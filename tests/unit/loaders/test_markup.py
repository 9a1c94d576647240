from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.markup import html_to_text, is_html, title_to_text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("<p>星野扩产。</p><p>投资30亿元。</p>", "星野扩产。\n投资30亿元。"),
        ("第一段<br>第二段<br/>\n第三段", "第一段\n第二段\n第三段"),
        ("<div><p>甲</p>\n\n  <div>乙<span>丙</span></div></div>", "甲\n乙丙"),
        ("<p>他说：<b>扩产</b>，<a href='x'>计划</a>不变。</p>", "他说：扩产，计划不变。"),
        ("<p>甲</p><script>var a = '<p>';</script><style>p{}</style><!-- 乙 --><p>丙</p>", "甲\n丙"),
        ("<p>A&amp;B&nbsp;公司&#12288;说：&ldquo;3 &lt; 4&rdquo;</p>", "A&B\xa0公司\u3000说：“3 < 4”"),
        ("<p>一行\n还是这行</p>", "一行还是这行"),
        ("<p>one line\n  and more</p>", "one line and more"),
        ("第一行\n第二行<strong>重点</strong>", "第一行\n第二行重点"),
        ("<html><head><title>x</title></head><body><h1>题</h1><ul><li>甲<li>乙</ul></body></html>", "题\n甲\n乙"),
        ("<table><tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr></table>", "甲 乙\n丙"),
        ("A&amp;B&ldquo;好&rdquo;", "A&B“好”"),
        ("<p>未关闭<p>也行", "未关闭\n也行"),
        ("<P CLASS='a'>大写</P>", "大写"),
        ("&lt;p&gt;星野说，&lt;br/&gt;要扩产。&lt;/p&gt;", "星野说，\n要扩产。"),
        ("&lt;p&gt;&amp;quot;扩产&amp;quot;&lt;/p&gt;", '"扩产"'),
        ("&amp;lt;p&amp;gt;扩产。&amp;lt;/p&amp;gt;", "扩产。"),
        ("<div>&lt;p&gt;扩产。&lt;/p&gt;</div>", "扩产。"),
        ("星野说，&lt;br/&gt;要扩产。&lt;br&gt;明年。", "星野说，\n要扩产。\n明年。"),
        ("他说&amp;quot;扩产&amp;quot;，&amp;nbsp;明年。", '他说"扩产"，\xa0明年。'),
        ("&lt;p&gt;收入 &amp;lt; 10 亿元。&lt;/p&gt;", "收入 < 10 亿元。"),
        ("收入 &lt; 10 亿元", "收入 < 10 亿元"),
        ("<p>段落写作 <code>&lt;p&gt;</code>，是标签。</p>", "段落写作 <p>，是标签。"),
        ("<p>HTML 里写作 &amp;quot; 的是引号。</p>", "HTML 里写作 &quot; 的是引号。"),
        ("<p>在网页里写 &amp;lt; 才显示小于号。</p>", "在网页里写 &lt; 才显示小于号。"),
        ("HTML 里小于号写作 &lt; ，段落用 &lt;p&gt; 表示。", "HTML 里小于号写作 &lt; ，段落用 &lt;p&gt; 表示。"),
        ("段落用&lt;p&gt;表示", "段落用<p>表示"),
        ("前端用 &lt;div&gt; 布局，&lt;br&gt; 换行。", "前端用 &lt;div&gt; 布局，&lt;br&gt; 换行。"),
        ("&lt;p&gt;股票代码，&lt;/p&gt;&lt;p&gt;网页上有。&lt;/p&gt;", "股票代码，\n网页上有。"),
    ],
)
def test_html_to_text(source: str, text: str) -> None:
    assert is_html(source)
    assert html_to_text(source) == text


@pytest.mark.parametrize(
    "text",
    [
        "a < b 且 c > d",
        "《新电池条例》<征求意见稿>",
        "<",
        "收入<10亿元>5亿元",
        "R&D 投入",
        "AT&T",
        "if (a<p && b>q)",
        "<记者 方若川>",
    ],
)
def test_is_html_leaves_plain_text_alone(text: str) -> None:
    assert not is_html(text)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("<h1>星野扩产</h1>", "星野扩产"),
        ("<p><b>星野</b>扩产</p>", "星野扩产"),
        ("<em>星野</em>扩产<em>三倍</em>", "星野扩产三倍"),
        ("<font color='red'>独家</font>｜星野扩产", "独家｜星野扩产"),
        ("星野扩产<br/>投资30亿元", "星野扩产 投资30亿元"),
        ("星野 &quot;扩产&quot;", '星野 "扩产"'),
        ("A&amp;B扩产", "A&B扩产"),
        ("&lt;em&gt;星野&lt;/em&gt;扩产", "星野扩产"),
        ("HTML 的 &lt;b&gt; 标签怎么用", "HTML 的 &lt;b&gt; 标签怎么用"),
        ("<b>标签</b>怎么用", "<b>标签</b>怎么用"),
        ("<b>星野", "<b>星野"),
        ("如何用<b>标签", "如何用<b>标签"),
        ("<script>alert('x')</script>", "<script>alert('x')</script>"),
        (
            '"引号" \\ \'); MATCH (n) DETACH DELETE n // <img src=x>',
            '"引号" \\ \'); MATCH (n) DETACH DELETE n // <img src=x>',
        ),
        ("  前后空白 ", "  前后空白 "),
    ],
)
def test_title_to_text_keeps_titles_unless_all_markup(title: str, text: str) -> None:
    assert title_to_text(title) == text


def test_html_to_text_stands_deep_nesting() -> None:
    assert html_to_text("<div>" * 20_000 + "深" + "</div>" * 20_000) == "深"
    assert html_to_text("<div>甲</div>" + "<div><b>" * 300 + "深</b>度<script>1</script>") == "甲\n深度"


@given(st.lists(st.sampled_from(["<p>", "</p>", "<br>", "<div", ">", "&lt;", "&#0;", "\x1e", "\n", "字", "<script>"])))
def test_html_to_text_answers_anything(parts: list[str]) -> None:
    text = html_to_text("<p>" + "".join(parts))
    assert "\x1e" not in text
