"""What crawlers, feeds, databases and data sets call the fields of an article.

Names are compared as `loaders.fields.plain_name` writes them: without case, blanks and `_ - : . /`. The first that
holds something wins, so the surer name stands first. When something was downloaded, stored or changed is no date of
publication; GDELT's seendate is, within a quarter of an hour.
"""

from __future__ import annotations

from collections.abc import Mapping

from loaders.options import FieldName

GUESSES: Mapping[FieldName, tuple[str, ...]] = {
    "id": (
        "id", "articleid", "newsid", "docid", "documentid", "uuid", "guid", "mid", "itemid", "objectid", "postid",
        "idstr", "docno", "编号", "編號",
    ),
    "title": (
        "title", "headline", "newstitle", "articletitle", "ogtitle", "twittertitle", "subject", "webtitle",
        "titletext", "dctitle", "posttitle", "biaoti", "标题", "標題", "题目", "題目", "题名", "題名", "新闻标题",
        "新聞標題", "文章标题", "文章標題",
    ),
    "content": (
        "contentencoded", "content", "text", "textraw", "body", "article", "newscontent", "articlecontent",
        "articlebody", "articletext", "fulltext", "fullcontent", "maintext", "maincontent", "contenttext",
        "contenthtml", "contentraw", "rawcontent", "contentnoencode", "textcontent", "cleantext", "plaintext",
        "rawtext", "bodytext", "bodyhtml", "newstext", "newsbody", "story", "storybody", "postcontent", "longtext",
        "contentcode", "articlehtml", "html", "rawhtml", "sentence", "zhengwen", "neirong", "正文", "内容", "內容",
        "本文", "内文", "內文", "全文", "文本", "新闻内容", "新聞內容", "文章内容", "文章內容", "新闻正文", "文章正文",
    ),
    "published": (
        "published", "publishedat", "publisheddate", "publisheddatetime", "publishedtime", "publishedon",
        "publishdate", "datepublish", "publishtime", "publishdatetime", "publishat", "publicationdate",
        "publicationtime", "datepublished", "articlepublishedtime", "articlepublished", "ogpublishedtime",
        "firstpublished", "firstpublishedat", "webpublicationdate", "pubdate", "pubtime", "pubdatetime", "pubat",
        "publishtimestamp", "pubtimestamp", "publishts", "pdate", "ptime", "releasedate", "releasetime", "issuedate",
        "issuetime", "issued", "dcdate", "broadcastdate", "posttime", "postdate", "postedat", "postedon", "sendtime",
        "articledate", "date", "datetime", "newsdate", "newstime", "time", "timestamp", "createdat", "createtime",
        "createdate", "created", "ctime", "seendate", "fabushijian", "发布时间", "發布時間", "發佈時間", "发布日期",
        "發布日期", "發佈日期", "发表时间", "發表時間", "发表日期", "發表日期", "刊登时间", "刊登時間", "刊登日期",
        "出版日期", "发稿时间", "發稿時間", "日期", "时间", "時間",
    ),
    "url": (
        "url", "link", "href", "sourceurl", "permalink", "articleurl", "newsurl", "pageurl", "weburl", "ogurl",
        "canonicalurl", "canonicallink", "canonical", "originalurl", "originallink", "contenturl", "externalurl",
        "shareurl", "docurl", "documentidentifier", "warctargeturi", "requestedurl", "mainentityofpage", "links",
        "链接", "鏈接", "連結", "网址", "網址", "原文链接", "原文連結", "新闻链接", "新聞連結", "文章链接",
    ),
    "source": (
        "source", "sourcename", "publisher", "publishername", "media", "medianame", "site", "sitename", "ogsitename",
        "outlet", "newspaper", "newssource", "articlesource", "datasource", "website", "sourcecommonname",
        "provider", "newsagency", "agency", "nickname", "accountname", "account", "mpname", "gzhname", "来源", "來源",
        "出处", "出處", "媒体", "媒體", "媒体名称", "媒體名稱", "新闻来源", "新聞來源", "文章来源", "文章來源", "公众号",
        "公眾號", "报纸", "報紙", "网站", "網站", "sourcedomain", "domain", "hostname", "host", "feedtitle",
    ),
    "author": (
        "author", "authors", "authorname", "byline", "reporter", "journalist", "writer", "creator", "dccreator",
        "articleauthor", "screenname", "username", "user", "作者", "记者", "記者", "撰文", "撰稿", "撰稿人",
    ),
}  # fmt: skip

# Says what an article is about, and stands for its text where a record has no other.
LAST_RESORT = ("description", "articledescription", "ogdescription")

# Fields that hold the articles of an answer, a page of results or an export, alone or in one another.
WRAPPERS = frozenset(
    "data list items item entries entry articles article results result docs doc documents document records record rows"
    " row hits response news newslist newsitems feed channel rss statuses status posts post stories story cards mblog"
    " payload output content value values objects nodes node edges attributes fields source @graph".split()
)
