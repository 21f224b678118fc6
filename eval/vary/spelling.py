"""The same question in other characters: width, blanks, traditional forms, numerals, quotes, pictures."""

import re
import unicodedata

from eval.vary.anatomy import Anatomy
from eval.vary.variation import Variation, Way, rewriting, template, templates

_SIMPLIFIED = (
    "长车东门见书务费决总计数据额资产项购买财经发业单开关办会员训练维护运营机构队厅电邮联网络现实际报团国执动专术备预设万亿来历们个为与应对这还过进远问间时节约调剂减压审评优权级师税环学"
    "习乡镇农场补贴奖励劳险医疗养伤亲属抚职称传输变转换线软种类录给终结余归违规划较图积极领导综标准确阳云龙岭县区绩说栏当无两几钱么听记谁样让请谢装气热离号层内处体库监视频边银质检测证题"
    "讨论达轮艺卫园围坚强织纪纳细继续统范获虚访许诉试该详误读课负责败货贵贷赛赔赠跃迁选递遗释针铁销锁错闭闻阅阶陆随难顺须顾颁风饭馆驻验鱼麦齐"
)
_TRADITIONAL = (
    "長車東門見書務費決總計數據額資產項購買財經發業單開關辦會員訓練維護運營機構隊廳電郵聯網絡現實際報團國執動專術備預設萬億來歷們個為與應對這還過進遠問間時節約調劑減壓審評優權級師稅環學"
    "習鄉鎮農場補貼獎勵勞險醫療養傷親屬撫職稱傳輸變轉換線軟種類錄給終結餘歸違規劃較圖積極領導綜標準確陽雲龍嶺縣區績說欄當無兩幾錢麼聽記誰樣讓請謝裝氣熱離號層內處體庫監視頻邊銀質檢測證題"
    "討論達輪藝衛園圍堅強織紀納細繼續統範獲虛訪許訴試該詳誤讀課負責敗貨貴貸賽賠贈躍遷選遞遺釋針鐵銷鎖錯閉聞閱階陸隨難順須顧頒風飯館駐驗魚麥齊"
)
TRADITIONAL = dict(zip(_SIMPLIFIED, _TRADITIONAL, strict=True))
"""Frequent characters of such questions and their traditional forms."""
_FULL = {chr(code): chr(code + 0xFEE0) for code in range(0x21, 0x7F)}
_HALF = str.maketrans("，。？！：；（）“”", ',.?!:;()""')
_STOPS = re.compile(r"[，。？！：；、“”（）?,!]")
_NUMERALS = "〇一二三四五六七八九"


def _full(text: str) -> str:
    return "".join(_FULL.get(one, one) if one.isdigit() else one for one in text)


def _written(number: str, zero: str = "〇") -> str:
    return "".join(_NUMERALS[int(digit)] for digit in number).replace("〇", zero)


def _item(name: str, form: str) -> Way:
    return rewriting(name, lambda asked: asked.question.replace(asked.item, form.format(asked.item)), "item")


def _year(name: str, form: str) -> Way:
    def change(asked: Anatomy) -> str:
        parts = {
            "written": _written(asked.number), "zero": _written(asked.number, "零"), "short": asked.number[2:],
            "number": asked.number,
        }  # fmt: skip
        return asked.question.replace(asked.year, form.format(**parts), 1)

    return rewriting(name, change, "year")


VARIATIONS = (
    Variation(
        name="width",
        says="full-width digits, half-width punctuation",
        ways=(
            rewriting("full-width digits", lambda asked: _full(asked.question)),
            rewriting("half-width punctuation", lambda asked: asked.question.translate(_HALF)),
            rewriting("narrow forms", lambda asked: unicodedata.normalize("NFKC", asked.question)),
            rewriting("wide blanks", lambda asked: asked.question.replace(asked.item, f"\u3000{asked.item}\u3000"), "item"),
        ),
    ),
    Variation(
        name="blanks",
        says="blanks, line breaks, no punctuation",
        ways=(
            rewriting("no punctuation", lambda asked: _STOPS.sub("", asked.question)),
            rewriting("blanks for punctuation", lambda asked: _STOPS.sub(" ", asked.question).strip()),
            rewriting("a letter-spaced item", lambda asked: asked.question.replace(asked.item, " ".join(asked.item)), "item"),
            rewriting("letter-spaced", lambda asked: " ".join(asked.question.replace(" ", ""))),
            rewriting("a line break before the item", lambda asked: asked.question.replace(asked.item, f"\n{asked.item}"), "item"),
            template("{body}\n{year}\n{rest}\n"),
            template("  {question}\t"),
            rewriting("zero-width blanks", lambda asked: "\u200b".join(asked.question)),
        ),
    ),
    Variation(
        name="traditional",
        says="traditional characters",
        ways=(
            rewriting("all", lambda asked: "".join(TRADITIONAL.get(one, one) for one in asked.question)),
            rewriting(
                "the item",
                lambda asked: asked.question.replace(
                    asked.item, "".join(TRADITIONAL.get(one, one) for one in asked.item)
                ),
                "item",
            ),
        ),
    ),
    Variation(
        name="year",
        says="the year written otherwise",
        ways=(
            _year("二〇二三年", "{written}年"),
            _year("二零二三年", "{zero}年"),
            _year("23年", "{short}年"),
            _year("2023 年", " {number} 年 "),
            _year("2023年度", "{number}年度"),
            _year("2023年份", "{number}年份"),
            _year("“2023年”", "“{number}年”"),
        ),
    ),
    Variation(
        name="quotes",
        says="marks around the item",
        ways=(
            _item("“”", "“{}”"),
            _item("「」", "「{}」"),
            _item("《》", "《{}》"),
            _item("【】", "【{}】"),
            _item('""', '"{}"'),
            _item("*", "**{}**"),
        ),
    ),
    Variation(
        name="pictures",
        says="emoji, kaomoji, rows of marks",
        ways=templates(
            "🙏{question}", "{question}😂😂", "{question}(´・ω・`)", "{bare}~~~", "{bare}？？？！！", "{bare}……", "{question}[抱拳][抱拳]",
            "{question}orz", "👀{bare}👀",
        ),
    ),
    Variation(
        name="English spelling",
        says="an English question typed carelessly",
        ways=(
            Way(name="lower case", make=lambda asked: asked.question.lower() if asked.english else ""),
            Way(name="capitals", make=lambda asked: asked.question.upper() if asked.english else ""),
            template("{bare}", english=True),
            template("{bare}???", english=True),
            template("  {question}\n", english=True),
        ),
    ),
)  # fmt: skip
