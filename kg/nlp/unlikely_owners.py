"""Who in reach of a clause can't own its plan, however near: a place that only says where, or the agency that reports.

The ranker chooses the likeliest of those in reach, and takes a place or the agency of the dateline where the text's own
subject is far off. What is left out here never plans; where nobody is left, nobody is named.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.nlp.annotated import Mention
from kg.nlp.fact_context import FactContext
from kg.nlp.owners import OwnerCandidate
from kg.nlp.stated_owners import head_end
from kg.text.stretch import Stretch

# 公司 and its like as the subject mean a firm or body, never a place.
_FIRM_SUBJECT = re.compile("[^，。；]{0,4}?(?:公司|集团|企业|该行|本行|银行|学校|医院|协会)")
_LOCATED = re.compile("(?:在|于|从|到|至|赴|往|向|来自)$")
_PRODUCT = re.compile("(?:药|产品|手游|游戏|车型|新车|机型|系统|平台|芯片|软件)《?$")
_COUNTS = re.compile("(?:的|最新)?(?:统计)?数据(?:显示|表明|库)")
# 公司 is nobody's name, and 公司注册资本 none of a firm.
_NOBODY = re.compile("公司|(?:本|该|我|上市|标的|目标|子|母|分)公司$|(?:本|该)?集团$|(?:双|各)方$")
# 甲公司控股股东 is not 甲公司, and 公司股东 none that the words name.
_HOLDERS = "(?:股东(?!大|会|权益)|实际控制人|实控人|董监高|高管|高级管理人员|一致行动人)"
_OF_HOLDER = re.compile(f"的?[^，。；、]{{0,8}}?{_HOLDERS}")
_HOLDS = re.compile(f"{_HOLDERS}[^，。；]{{0,3}}$")
_IS_HOLDER = re.compile(f"(?:为|系|是)[^，。；]{{0,12}}?{_HOLDERS}")
_HOLDER_SUBJECT = re.compile(f"[^，。；]{{0,12}}?{_HOLDERS}[^，。；]{{0,12}}$")
_AGENT = re.compile("[由被获经]$")
_FARTHEST = 2500  # characters before the clause in which a holder is looked for by name
_REACH = 400  # characters around the clause, as far as owners are looked for before its paragraph
# A place before one of these says where it stands: 挪威工厂.
_SITE = re.compile(
    "[\u4e00-\u9fff]{0,4}?(?:工厂|基地|项目|工程|园区|产线|生产线|分公司|子公司|门店|业务|市场|中心|电站|水库|高铁|机场)"
)

# A body that the recogniser does not know: the place before it is only a part of its name. A government is the place's own.
# 委员 ends one, as 会 counts for a word of planning.
_UNKNOWN_BODY = re.compile(
    "[省市县区]?(?!政府|当局|方面|军方|官方)[\u4e00-\u9fff]{1,8}?(?:委员|委|局|厅|办|署|院|协会|集团|公司|大学|银行)"
    "(?=将|拟|计划|决定|打算|准备|力争|争取|预计|今年|明年|近日|日前|已|$)"
)
# A gathering as the subject of what is held: whoever holds it must be named as a body; its place does not hold it.
_GATHERING = re.compile(
    "[^，。；将]{0,40}(?:大会|峰会|论坛|展会|博览会|展览|车展|书展|比赛|锦标赛|联赛|文化节|艺术节|电影节|年会|会议|研讨会|演唱会|仪式)"
    "(?:[”》]|期间|原|初步|今年|明年|也|还)*(?:将|拟|计划|预计)?(?:定于)?(?<=[将拟划计于])"
    "[^，。；]{0,30}?(?:举行|召开|开幕|启幕|举办|开赛|揭幕|拉开|推迟|延期|改期)"
)
_HAN = re.compile("[\u4e00-\u9fff]{2}")
_NAME_TAGS = frozenset({"nz", "nw", "nr", "nt", "ORG", "PER", "COMPANY", "ORGANIZATION"})


def drop_unlikely_owners(
    context: FactContext, clause: Stretch, owners: Sequence[OwnerCandidate]
) -> list[OwnerCandidate]:
    """Return the owners without who only reports or counts, whom the text first names as what the act is about, and
    without mere places where a firm or body is meant.
    """
    trigger = head_end(context, clause)
    kept = [
        owner
        for owner in _holders(context, clause, trigger, owners)
        if not _reports(context, owner.name)
        and not _is_object(context, clause, trigger, owner.name)
        and not _is_part_of_name(context, clause, trigger, owner.name)
    ]
    if _GATHERING.match(context.reading.text, clause.start, clause.end):
        kept = [owner for owner in kept if owner.name.type in ("COMPANY", "ORGANIZATION")]
    if _FIRM_SUBJECT.match(context.reading.text, clause.start, clause.end) and not _begins(context, clause):
        return [owner for owner in kept if owner.name.type != "REGION"]
    others = [owner for owner in kept if owner.name.type != "REGION" or not _says_where(context, clause, owner.name)]
    return others if any(owner.name.type != "REGION" for owner in others) else kept


def _holders(
    context: FactContext, clause: Stretch, trigger: int, owners: Sequence[OwnerCandidate]
) -> Sequence[OwnerCandidate]:
    """Return the owners; where the subject is who holds shares of a firm (甲公司股东拟减持), those that may be holders."""
    reading = context.reading
    if _HOLDER_SUBJECT.match(reading.text, clause.start, trigger) is None:
        return owners
    named = reading.names_within(clause.start, trigger)
    if named and _OF_HOLDER.match(reading.text, named[-1].end, trigger) is None:
        return owners  # 公司股东张三: whoever is named behind the word
    near = reading.names_within(max(0, clause.start - _FARTHEST), trigger)
    called = {
        name.entity
        for name in near
        if _HOLDS.search(reading.text, max(0, name.start - 12), name.start) or _IS_HOLDER.match(reading.text, name.end)
    }
    return [owner for owner in owners if owner.name.type == "PERSON" or owner.name.entity in called]


def _reports(context: FactContext, name: Mention) -> bool:
    """Tell whether the name is the agency's (某报讯), a product's, a mere 公司, or of who only counts (甲数据显示)."""
    if _NOBODY.match(name.surface):
        return True
    if name.type == "PERSON" and _PRODUCT.search(context.reading.text, max(0, name.start - 3), name.start):
        return True  # 新药安立平: a product's name, taken for a person's
    if name.entity in context.reporters or name.surface.endswith(("报讯", "社讯", "网讯")):
        return True
    return name.type in ("COMPANY", "ORGANIZATION") and bool(_COUNTS.match(context.reading.text, name.end))


def _is_object(context: FactContext, clause: Stretch, trigger: int, name: Mention) -> bool:
    """Tell whether the text names it for the first time behind the trigger: 养老界人士将考察|甲中心; 将由甲公司建设 is none."""
    first = context.first_of_entity[name.entity]
    if not trigger <= first.start < clause.end or trigger == clause.start:
        return False
    return _AGENT.search(context.reading.text, max(0, first.start - 2), first.start) is None


def _is_part_of_name(context: FactContext, clause: Stretch, trigger: int, name: Mention) -> bool:
    """Tell whether the place, before the trigger, is a part of a longer name that is not known: 融信|中国将…, 成都|市交委将…."""
    reading = context.reading
    if name.type != "REGION" or not clause.start <= name.start < trigger:
        return False
    before = reading.words_within(max(clause.start, name.start - 8), name.start)
    if before and before[-1].end == name.start and before[-1].tag in _NAME_TAGS:
        word = reading.text[before[-1].start : before[-1].end]
        if _HAN.match(word) and reading.name_ending_at(name.start) is None:
            return True
    return bool(_UNKNOWN_BODY.match(reading.text, name.end, trigger)) and not reading.names_within(name.end, trigger)


def _begins(context: FactContext, clause: Stretch) -> bool:
    return context.reading.name_starting_at(clause.start) is not None


def _says_where(context: FactContext, clause: Stretch, name: Mention) -> bool:
    """Return whether the paragraph has the region, up to the sentence's end, only where something stands or happens."""
    reading = context.reading
    start = max(reading.structure.paragraph_at(clause.start).start, clause.start - _REACH)
    end = min(reading.structure.sentence_at(clause.start).end, clause.end + _REACH)
    places = [n for n in reading.names_within(start, end, "REGION") if n.entity == name.entity]
    return bool(places) and all(
        _LOCATED.search(reading.text, max(0, n.start - 2), n.start) or _SITE.match(reading.text, n.end) for n in places
    )
