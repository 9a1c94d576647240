"""Words for posts, as they stand before a person's name."""

from __future__ import annotations

import re

# Longest first, so that 副总经理 is not read as 总经理.
TITLE = re.compile(
    "(?:常务|执行|高级|首席|名誉|代理|助理|联席){0,3}(?:副(?:董事长|总经理|总裁|主席|主任|会长|理事长|秘书长|部长|局长|市长|省长|院长|校长|总统|总理|行长|书记|司长|处长|厅长|县长)"
    "|董事长|总经理|总裁|主席|主任|会长|理事长|秘书长|部长|局长|市长|省长|院长|校长|总统|总理|首相|外长|行长|书记|司长|处长|厅长|县长"
    "|首席执行官|首席财务官|CEO|CFO|CTO|总监|经理|董事|教授|研究员|院士|发言人|主教练|教练|队长|大使|议长|议员|检察官|法官|律师|记者|医生)"
)
