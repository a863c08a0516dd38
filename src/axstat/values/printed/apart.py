"""What in a text holds digits and is no number of its own: years, dates, sections, pages, telephones, codes, words.

Spans of the first group are listed with their kind; those of the second are never numbers (三重県, COVID-19, 数十).
"""

from __future__ import annotations

from collections.abc import Iterator

from axstat.values.lazy import Pattern

_K = "[〇一二三四五六七八九十百]"
_N = rf"(?:\d+|{_K}+)"
_ERA = r"(?:明治|大正|昭和|平成|令和|西暦|㍻|㋿)"
_LETTER_ERA = r"(?<![A-Za-z0-9])[MTSHR]"
_NOT_COUNTED = r"(?![\d,.万億千%]|\s?(?:件|人|団体|割|社|校|か所|例|種類|分野|項目|時間|年|枚|つ|点))"
_REFERENCE = (
    r"\s?[:]?\s?(?:No\.?\s?)?(?:[A-Z]?\d+(?:[-.・]\d+)*|[一二三四五六七八九十]+(?![〇一二三四五六七八九十百千万億]*(?:人|件|団体|割|倍)))(?:\([0-9a-z]+\))?"
    + _NOT_COUNTED
)

APART: tuple[tuple[str, Pattern], ...] = (
    ("postal", Pattern(r"〒\s?\d{3}-?\d{4}|(?<![\d-])\d{3}-\d{4}(?![\d-])")),
    (
        "telephone",
        Pattern(
            r"(?:TEL|Tel|tel|FAX|Fax|電話(?:番号)?|内線|ファックス|ファクス)\s?[:.]?\s?\(?0?\d[\d()\s-]{1,16}\d"
            r"|(?<![\d-])\(?0\d{1,4}\)?[-\s(]\d{1,4}[-)\s]\d{3,4}(?![\d-])|(?<![\d-])\+81[-\s]?\d{1,4}-\d{1,4}-\d{3,4}"
        ),
    ),
    (
        "date",
        Pattern(
            rf"(?:(?:{_ERA}\s?|同)?{_N}年(?:度)?\s?{_N}月(?:\s?{_N}日)?|{_ERA}元年{_N}月(?:{_N}日)?)"
            rf"|(?<![\d.,])\d{{4}}([/.-])\d{{1,2}}\1\d{{1,2}}(?![\d])|(?<!\d)(?:19|20)\d\d/(?:0?[1-9]|1[0-2])(?![\d/])"
            rf"|{_LETTER_ERA}\d{{1,2}}\.\d{{1,2}}(?:\.\d{{1,2}})?(?!\d)"
            rf"|{_N}月\s?{_N}日|(?:{_N}(?:月)?[~・、-])?(?<![\d,.]){_N}月(?!額|間|平均|当|分の)(?:末|初め|期|中|上旬|中旬|下旬|現在|時点)?"
            r"|(?:January|February|March|April|May|June|July|August|September|October|November|December)\s(?:\d{1,2},\s)?\d{4}"
        ),
    ),
    (
        "year",
        Pattern(
            rf"(?:{_ERA}|{_LETTER_ERA})\s?(?:(?:{_N}|元)(?:年度?)?[~、・-](?:{_ERA}|[MTSHR])?\s?)*(?:{_N}|元)(?:年度|年代|年)(?!間)"
            rf"|(?:{_ERA}|{_LETTER_ERA})\s?(?:\d{{1,2}}|元)(?!\d|[.,]\d)"
            rf"|(?<![\d.,])(?:(?:18|19|20|21)\d\d|[一二]{_K}{{3}})(?:年度?)?[~・、-](?:(?:18|19|20|21)?\d\d)年(?:代|度)?"
            rf"|(?<![\d.,])(?:(?:18|19|20|21)\d\d|[一二][〇一二三四五六七八九]{{3}})\s?年(?:代|問題|度)?(?!間)"
            rf"|(?<![\d.,])(?:\d{{1,2}}|{_K}{{1,3}}|元|{_N}[、~・]{_N})年度|(?:同|翌|前)\s?\d{{1,2}}年度?(?!間)|'\d\d(?:年度?)?(?!\d)"
            rf"|FY\s?\d{{2,4}}(?:[/~-]\d{{2,4}})?|(?<![\d.,])(?:19|20)\d\d/\d\d(?!\d)"
            rf"|(?<=\bin )(?:19|20)\d\d\b|(?<=\bsince )(?:19|20)\d\d\b|(?<=\bby )(?:19|20)\d\d\b|(?<=\bfiscal )(?:19|20)\d\d\b"
            rf"|(?<=\bfrom )(?:19|20)\d\d\b|(?<=\bto )(?:19|20)\d\d\b|(?<=\byear )(?:19|20)\d\d\b|(?<=\bof )20\d\d\b"
            rf"|(?<![\d.,])20\d\d(?=(?:推計|版|調査|年版|白書))"
        ),
    ),
    (
        "time",
        Pattern(
            r"(?:午前|午後)\s?\d{1,2}時(?:\d{1,2}分|半)?|(?<!\d)\d{1,2}時(?!間)(?:\d{1,2}分|半)?|(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)"
        ),
    ),
    (
        "figure",
        Pattern(rf"(?:図表|図|グラフ|写真|地図|Fig(?:ure|\.)?s?|Charts?)\s?(?!書|る|ら|り|れ|っ){_REFERENCE}"),
    ),
    ("table", Pattern(rf"(?:別表|付表|附表|参考表|表(?!示|明|現)|Tables?){_REFERENCE}")),
    (
        "page",
        Pattern(
            r"(?:pp?|PP?)\.\s?\d+(?:\s?[-~]\s?\d+)?|\bpages?\s\d+(?:[-~]\d+)?|(?<![\d,.])\d{1,4}(?:[-~]\d{1,4})?(?:頁|ページ)(?=[)、。参にの]|$)"
        ),
    ),
    (
        "section",
        Pattern(
            rf"第\s?{_N}\s?(?:[-の]\s?{_N}\s?)?(?:四半期|章|節|項|条|編|部|款|号|版|回|期|次|種|類|段階|弾|報|巻|集|学年|学期|週|日|年次|年度|年|のN)?(?:の\d+)?(?!位)(?=[^0-9位]|$)"
            rf"|(?:Section|Chapter|Appendix|Part|Article|Annex)\s\d+(?:\.\d+)*|(?<![\d.,]){_N}(?:条|号(?!車))(?:の\d+)?|(?:同|前)条第?{_N}項|附則\s?\d+"
            r"|(?:資料|別紙|別添|様式|参考資料|附属資料|事例|ステップ|STEP|Step|フェーズ|レベル|Level|ケース|問|Q|A(?=\d{1,2}[.:])|設問|議案|パターン|シナリオ|Ver\.?|ver\.?|バージョン|タイプ|分類)\s?[-.]?\d+(?:[-.]\d+)*(?:号)?"
            + _NOT_COUNTED
        ),
    ),
    ("note", Pattern(r"(?:脚?注|※|\*|†|注釈|備考)\s?\(?\d{1,2}\)?(?![\d,.%])|\[\d{1,3}\](?!\()|\^\d{1,3}")),
    (
        "ordinal",
        Pattern(
            rf"(?<![\d,.]){_N}(?:台目|回目|年目|人目|名目|か所目|カ所目|件目|つ目|期目|例目|度目|日目|代目|社目|団体目|本目|枚目|校目|軒目|か国目|番線|丁目|番地|号室|号車|号線|号機|級(?!別)|学年|年生|等級|等(?!分)|限目|時限|類(?=[^型別]|$)|種(?=[^類別]|$)|次(?=[^元第世]|$))|\d+(?:st|nd|rd|th)\b|(?:No\.?|№|番号|ナンバー|コード|code|ID)\s?[:.]?\s?\d[\d-]*|(?<![\d,.])\d+番(?![組目])"
        ),
    ),
    ("class", Pattern(r"震度\s?(?:\d|[一二三四五六七])(?:弱|強)?|マグニチュード\d(?:\.\d)?|\d+類型|レベル\d")),
    (
        "age",
        Pattern(
            rf"{_N}\s?(?:歳|才)?\s?[~-]\s?{_N}\s?(?:歳|才)(?:代|以上|未満|以下|台)?|{_N}\s?(?:歳|才)(?:以上|未満|以下|代|児|超|台|から{_N}歳(?:まで)?)"
            rf"|(?<![\d,.])(?:[1-9]0|[一二三四五六七八九]十)(?:[~・、-](?:[1-9]0|[一二三四五六七八九]十))?代(?!表|替|金|理|行)"
        ),
    ),
    (
        "code",
        Pattern(
            r"(?<![\d.,])0\d{2,}(?![\d.,])|(?<![A-Za-z0-9])[A-Za-z][A-Za-z_-]{0,40}\d[A-Za-z0-9_-]*(?:\.\d+)*|(?<![\d.,])\d{1,2}[A-Z](?![A-Za-z])"
        ),
    ),
)
"""What is set apart, in the order in which it is looked for."""

_WORDS = (
    "一人ひとり 一人一人 ひとり一人 一人暮らし 一人親 一人前 一人当 一億総 一極集中 一部 一方 一般 一定 一体 一層 一律 一括 一覧 一貫 一致 一種 一環 一様"
    " 一連 一線 一番 一見 一気 一挙 一切 一同 一因 一助 一端 一歩 一面 一元 一次 一級 一流 一生 一昨 一日も早 一日でも 一応 一概 一斉 一旦 一転 一過"
    " 一丸 一翼 一石 一考 一役 一目 一息 一手 一足 一言 一口 一策 一品 一朝 一段 一途 一律 一件落着 一回り 一回りも 一新 一掃 一任 一存 一理 一理 一択"
    " 唯一 統一 均一 同一 単一 随一 万一 万が一 万全 万能 万国 万博 万年 億劫 千差万別 百聞 百貨 百科 百害 百点満点 千歳 千葉 千鳥 千代 千載"
    " 二人三脚 二次 二重 二極 二酸化 二者 二元 二分 二輪 二世 二毛 二転 二面 二律 二番 二項 二進 二階 二の次 三角 三次 三者 三位一体 三世代 三権 三脚 三日月"
    " 三位 三原 三大 三割自治 三公社 三点セット 四季 四捨五入 四則 四国 四角 四苦 四方 四輪 四分位 五感 五十音 五輪 五分五分 六法 六角 六大 七夕 七転 八百屋 八百長"
    " 八方  九州 十字 十二分 十二支 十全 十人十色 十年一日 十八番 百万遍 百年の計 三田 三島 三菱 三井 三省 一橋 五島 六本木 八王子 八幡"
    " 第一に 第二に 第三に 第四に 第五に 第一歩 第一線 第一人者 第一義 第三者 第三セクター 第三国 第二次 第一次 第三次 第一種 第二種 第三種 第一生命"
    " 十数 数十 数百 数千 数万 数億 何十 何百 何千 何万 幾百 幾千 幾万 百数 千数 数割 数倍 数件 数名 数人"
)
_NAMES = Pattern(
    rf"(?<![〇一二三四五六七八九十百千万億])(?:{'|'.join(sorted(set(_WORDS.split()), key=len, reverse=True))})"
    "|一時(?!間)|十分(?!の[〇一二三四五六七八九十]|間)"
)
_NO_VALUE = Pattern(
    r"(?:数|何|幾)[十百千万億]+(?:人|件|団体|円|万)?|[\d十百千万億]*[十百千万億]数[十百千万億]*(?=[一-鿿%])|(?:\d+|[一二三四五六七八九十])(?:桁|ケタ|けた)"
)
_ADDRESS = Pattern(
    r"(?:https?://|www\.)[^\s　」』）)>]+|(?<![A-Za-z0-9_.+-])[A-Za-z0-9_.+-]{1,64}@[A-Za-z0-9.-]{1,255}"
)
_BASE = Pattern(
    rf"(?:人口)?\s?(?:\d[\d,]*|{_K}*)(?:万|千|億)?\s?(?:人|世帯|団体|件|戸|社|校|施設|km2|㎢|k㎡|m2|㎡|ha|日|週|週間|か月|カ月|月|年|年間|時間|回|台|床|円|職員)?\s?"
    r"(?:当たり|当り|あたり|につき|ごと(?=に|の)|毎(?=に|の))"
    r"|人口\s?(?:\d[\d,]*|一|十|百|千)?(?:万|千)?\s?人?対|(?<![\d.,])(?:1|一)(?:日|か月|カ月|年|週間|時間|人|世帯|団体)(?:平均|に(?=(?:約|およそ)?\d))|(?<![\d.,])(?:1|一)(?:日|週|か月|カ月|年)(?=(?:平均|約|およそ)?\s?\d)|per\s\d[\d,]*\s"
)


def spans_apart(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and kind of what is set apart; kind '' for what is no number at all. They do not overlap."""
    taken = bytearray(len(text))
    for kind, pattern in (("", _ADDRESS), ("", _NAMES), ("", _NO_VALUE), ("", _BASE), *APART):
        for match in pattern.finditer(text):
            start, end = match.span()
            if start == end or any(taken[start:end]):
                continue
            taken[start:end] = b"\1" * (end - start)
            yield start, end, kind


_NUMBER = (
    r"\s*(?:\(\d{1,2}\)|\d{1,2}(?:[.-]\d{1,2})*[.)](?!\d)|\d{1,2}(?:[.-]\d{1,2})+(?=\s(?!million|billion|thousand|trillion|per|point|times|hour|people|[パポ%％万億兆千倍割人円]))|[①-⑳])\s*"
    r"|\s*(?:図表|図|表|別表|付表|参考図|参考表)\s?\d+(?:[-.・]\d+)*\s+"
)
NUMBERED = Pattern(_NUMBER)
"""The number of a heading, of an item in a list or of a caption (表1　団体の種類別), at the beginning of a paragraph."""
SECTION = Pattern(_NUMBER + r"|\s*\d{1,2}(?:[.-]\d{1,2})*\s+(?![a-z])")
"""That of a heading, which may have a space alone behind it (1　時間外勤務の現状); in running text that is a quantity."""
