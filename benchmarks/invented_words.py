"""The words and patterns of `benchmarks.invented_articles`."""

from __future__ import annotations


def _two(words: str) -> tuple[str, ...]:
    """Return words of two characters that are written without blanks."""
    return tuple(words[start : start + 2] for start in range(0, len(words), 2))


PRODUCTS = (
    "储能电池", "光伏组件", "工业机器人", "传感器", "齿轮箱", "氢燃料电池", "碳纤维", "数控机床", "特种钢", "医用耗材", "冷链设备",
    "无人机", "显示面板", "功率芯片", "轨道车辆", "船用发动机", "农用机械", "水处理膜", "节能电机", "仿生材料",
)  # fmt: skip
# Each word of a kind may stand in each place of that kind.
WORDS = {
    "product": PRODUCTS,
    "place": (
        "青岛", "合肥", "常州", "宜宾", "西安", "佛山", "嘉兴", "襄阳", "长沙", "南宁", "太原", "兰州", "厦门", "徐州", "绵阳", "遵义",
        "洛阳", "唐山", "赣州", "银川", "海口", "大连", "珠海", "泉州", "芜湖", "昆明",
    ),
    "thing": ("生产线", "研发中心", "物流园", "培训基地", "检测实验室", "配套厂房", "数据中心", "示范车间"),
    "measure": ("营业收入", "净利润", "研发投入", "出口额", "订单金额", "纳税额", "总产值", "回款金额"),
    "counted": ("充电桩", "公租房", "养老床位", "停车位", "口袋公园", "社区食堂", "气象站", "智能信报箱"),
    "duty": (
        "按月报送能耗数据", "建立产品追溯制度", "公开收费标准", "配备专职安全员", "每年开展一次应急演练", "保存交易记录不少于三年",
        "自开工之日起公示环评结论", "对废旧包装进行回收", "向员工提供防护用品", "在显著位置张贴价目表", "购买责任保险", "接受第三方检测",
    ),
    "banned": ("瞒报数据", "转包工程", "哄抬价格", "泄露用户信息", "擅自停业", "虚假宣传"),
    "belief": (
        "今年的订单比去年同期更稳", "原材料价格最困难的时候已经过去", "行业竞争最后比的还是质量", "海外客户对交货期更加敏感",
        "熟练工人仍然不好招", "数字化改造的效果正在显现", "市场对新产品的接受程度超过预期", "中小企业的日子正在好转",
        "政策落地还需要一段时间", "消费者越来越看重售后服务",
    ),
    "post": ("董事长", "总经理", "副总裁", "首席技术官", "财务总监", "董事会秘书"),
    "quality": _two(
        "安静明亮温暖潮湿狭窄宽敞古老崭新细长沉重轻巧柔软坚硬干净热闹冷清普通漂亮笔直弯曲厚实单薄光滑粗糙鲜艳朴素遥远附近早先"
        "平坦陡峭清澈浑浊浓密稀疏整齐凌乱灰暗雪白金黄碧绿"
    ),
    "noun": _two(
        "河堤石桥树荫花坛长椅窗台书架茶杯毛巾雨伞围巾手套台阶屋檐院墙铁门木箱纸盒灯笼风筝气球相册日历钟表钥匙抽屉地毯窗帘枕头"
        "镜子梳子铅笔橡皮粉笔黑板操场跑道看台球门水渠田埂菜畦果园竹林松树柳条荷叶芦苇麦穗稻草豆角南瓜辣椒馒头面条米粥咸菜"
        "云朵晚霞月光露珠薄雾细雨微风落叶积雪"
    ),
    "verb": _two(
        "掠过遮住映照环绕陪伴靠近离开推开合上擦亮摆好收起铺满挂着堆满装着数着画着绕过穿过越过追赶等候寻找遇见望着听见想起忘记"
        "捡起放下搬动修好刷洗晾晒缝补编织"
    ),
    "adverb": _two("悄悄慢慢渐渐常常偶尔忽然依旧仍然刚刚正好仿佛似乎果然终于轻轻匆匆默默时时处处天天"),
}  # fmt: skip
# What an extractor should find something in.
FACTS = (
    "{firm}{post}{person}表示，公司计划到{year}年在{place}建成{n}条{product}{thing}。",
    "{firm}宣布，将投资{m}亿元在{place}扩建{product}{thing}，预计{year}年投产。",
    "{body}发布的{policy}要求，{product}生产企业应当{duty}，不得{banned}。",
    "{agency}日前通报了{product}市场的抽查结果。",
    "{short}去年实现{measure}{m}亿元，同比增长{n}%。",
    "{short}上半年{measure}为{k}万元，{product}销量达到{m}万台，同比下降{n}%。",
    "{rival}去年{product}销量{k}台，{measure}{m}亿元，增长{n}%。",
    "{place}全市去年{product}产量{k}万件，增长{n}%。",
    "{body}负责人{other}介绍，{place}去年新增{counted}{k}个。",
    "{short}{post}{person}说：“{belief}。”",
    "{person}认为，{belief}。",
    "{other}曾任{rival}{post}，现任{firm}{post}。",
    "{rival}{post}{third}出席了签约仪式。",
    "{firm}与{rival}、{partner}签署了{product}合作协议。",
)
# What there is nothing to find in: words of two characters at random, so that two texts have no stretch in common.
FILLERS = (
    "{quality}的{noun}{adverb}{verb}{noun}",
    "{noun}{adverb}{verb}{quality}的{noun}",
    "{adverb}，{noun}{verb}{noun}",
    "{noun}和{noun}{adverb}{verb}{noun}",
)
