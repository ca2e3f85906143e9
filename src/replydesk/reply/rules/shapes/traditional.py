"""Traditional characters (繁体字) in fields and in text, for which official writing has simplified ones."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from replydesk.draft.model import Key
from replydesk.letter.kinds import Kind
from replydesk.reply.findings import Level
from replydesk.reply.rules.rule import Example, Rule, Spot, TextLook, Theme, law
from replydesk.reply.rules.shapes.shape import Fault

# Those that are never right in a simplified text; some that surnames and old names keep are left out.
_TRADITIONAL = (
    "養務業關個國會議設計劃發開進對產動學習醫療農鄉縣區鎮辦處廳長書記員責規範實際經濟營環護電網線車輛運輸鐵橋項標準驗證積極確認識調報導訊資訓練術專門類別總結構築層樓場館園圖畫戶費補貼稅財貨幣價購買賣貸銀錢"
    "賬單題問復請謝愛歡樂憂慮應當為從來時間號碼數據歲齡歷傳統壓縮擴張強勢優質選舉權屬歸還過達遠連續繼絡約紀級細維組織給繳擔擬損換揮撥擁擇擊掛採掃陸陽陰隊階隨險隱雖難雙離雜雲靈頂順預領頭頻願顯風飛飯飲馬駐驅"
    "體鬧魚鳥麗黃黨點齊齒龍歐殘氣滅灣滿漁溝濕災無煙熱燈爭狀獎獨現異盡監礎禮種稱穩競筆節簡籌糧紅純紙終綠緊緩編緣績罰職聯聽腦臨興舊華萬葉藝藥蘇衛衝製複見觀視親覺訂討託許訴診評詞試話該詳語誤說課誰談論諮讀變讓"
    "貧貫貴賀賽贊贈趙跡踐輕較載輔輪辭違適遷遺邊郵鄰鋼錄錯鍛鎖鏈闊隸靜響頁須顧飼駕騎驚鬆鮮鹽麥墳壇壯奪婦媽孫寧審寫寬寶將尋屆島峽幹庫廠廣廢彈徑徹恆態慣懷戰戲撫擺攝攜敗敵斷曉暫條棄棟樹橫機檔檢櫃決沖況淺測潔潛"
    "澤濃瀏內並眾佔週佈啟夠羣啓衆裡裏讚"
)
_SIMPLIFIED = (
    "养务业关个国会议设计划发开进对产动学习医疗农乡县区镇办处厅长书记员责规范实际经济营环护电网线车辆运输铁桥项标准验证积极确认识调报导讯资训练术专门类别总结构筑层楼场馆园图画户费补贴税财货币价购买卖贷银钱"
    "账单题问复请谢爱欢乐忧虑应当为从来时间号码数据岁龄历传统压缩扩张强势优质选举权属归还过达远连续继络约纪级细维组织给缴担拟损换挥拨拥择击挂采扫陆阳阴队阶随险隐虽难双离杂云灵顶顺预领头频愿显风飞饭饮马驻驱"
    "体闹鱼鸟丽黄党点齐齿龙欧残气灭湾满渔沟湿灾无烟热灯争状奖独现异尽监础礼种称稳竞笔节简筹粮红纯纸终绿紧缓编缘绩罚职联听脑临兴旧华万叶艺药苏卫冲制复见观视亲觉订讨托许诉诊评词试话该详语误说课谁谈论咨读变让"
    "贫贯贵贺赛赞赠赵迹践轻较载辅轮辞违适迁遗边邮邻钢录错锻锁链阔隶静响页须顾饲驾骑惊松鲜盐麦坟坛壮夺妇妈孙宁审写宽宝将寻届岛峡干库厂广废弹径彻恒态惯怀战戏抚摆摄携败敌断晓暂条弃栋树横机档检柜决冲况浅测洁潜"
    "泽浓浏内并众占周布启够群启众里里赞"
)

TRADITIONAL = Rule(
    "繁体字",
    Theme.FIELDS,
    Level.SUSPECTED,
    law("《国家通用语言文字法》第九条"),
    "有繁体字",
    "请改为规范汉字",
    "案由等各栏、正文各段、标题",
    fires=(
        Example("推進社區服务。", "進", "进"),
        Example("加强養老服务。", "養", "养"),
        Example(fields=((Key.SUBJECT, "关于加强社区養老服务的建议"),), words="養", right="养"),
        Example(fields=((Key.DOCUMENT_NUMBER, "云民複议字〔2026〕33号"),), words="複", right="复"),
    ),
    passes=(
        Example("乾隆年间修建，瞭望台、藉田等处已列入保护。"),
        Example(fields=((Key.PROPOSERS, "張某某"),)),
    ),
)


@cache
def _any() -> re.Pattern[str]:
    return re.compile(f"[{_TRADITIONAL}]+")


_AS_SIMPLIFIED = str.maketrans(_TRADITIONAL, _SIMPLIFIED)


def traditional_spots(text: str) -> Iterator[Spot]:
    """Yield the traditional characters of a text."""
    for found in _any().finditer(text):
        yield Spot(TRADITIONAL, found.start(), found.end(), found[0].translate(_AS_SIMPLIFIED))


def traditional_faults(text: str, kind: Kind) -> Iterator[Fault]:
    """Yield the traditional characters of a field."""
    for found in _any().finditer(text):
        yield Fault(found[0], found[0].translate(_AS_SIMPLIFIED), f"“{found[0]}”是繁体字")


TEXT_LOOK = TextLook((TRADITIONAL,), traditional_spots, of_rows=True)
