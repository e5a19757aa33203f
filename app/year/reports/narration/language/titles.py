"""An activity's title inside of a sentence: with a verb, with partners in front, with who took part. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.core.vietnamese import bare, fold, join_words, lower_common, lower_first
from app.life.events.facts import Category
from app.year.reports.narration.language.grammar import grammar

#: Whose contest it is where the union above is named as partner.
_WIDER = re.compile(
    r"(?<!\w)(?:ngành|tỉnh|thành phố|huyện|thị xã|khối|cụm|khu vực|toàn quốc)(?!\w)", re.IGNORECASE
)
#: What the names of unions above are written short for.
_UNIONS = {
    "ldld": "lien doan lao dong",
    "cdvc": "cong doan vien chuc",
    "cdgd": "cong doan giao duc",
    "cd": "cong doan",
}
_PERCENT = re.compile(r"\d+ ?%")
#: `chào mừng 26/3` at the end of a title whose occasion says what day that is.
_DAY_ONLY = re.compile(r"(chào mừng|kỷ niệm|nhân dịp|nhân ngày) (\d{1,2}/\d{1,2})$", re.IGNORECASE)
_CLAUSE = re.compile(r"[,(;]")
#: An anniversary with its years, and the day behind it.
_YEARS = re.compile(r"(?:kỷ niệm )?(\d+ năm [^()]+?)(?: \((\d{1,2}/\d{1,2})\))?")
_LEADS = re.compile(
    r"((hưởng ứng|phát động|thực hiện|tham gia|phong trào|cuộc vận động|chương trình) )+", re.IGNORECASE
)
_QUOTES = str.maketrans("", "", '“”"«»')
#: The title of one who went: how many, and where the number stands.
_PLACE = "{n}"


@dataclass(frozen=True, slots=True)
class Clause:
    """A title as a clause; `before` and `after` the number of those who took part where it takes that.

    `plain`: such a clause without that. `tail`: who held what was attended.
    """

    before: str
    after: str = ""
    tail: str = ""
    plain: str = ""

    @property
    def takes_number(self) -> bool:
        """Whether it has a place for how many took part."""
        return bool(self.plain)


def clause_of(title: str, category: Category, partners: Sequence[str], *, upper: str, noun: str) -> Clause:
    """The title with its verb: `Phối hợp với Đoàn Thanh niên tổ chức giao lưu bóng chuyền hơi`.

    `upper`: the union above, whose events are attended; `noun`: who is sent.
    """
    words = grammar()
    names, upper = join_words(map(bare, partners)), bare(upper)
    is_uppers = bool(upper) and is_called(names, upper)
    has_verb = words.verbs.match(title) is not None
    if acting := words.acts.match(title):
        return Clause(_acting(title, acting, names))
    # `Hội thao cụm số 4` with cụm số 4: who has the name of the title held it.
    is_theirs = bool(names) and not has_verb and fold(names) in fold(title)
    is_wider = words.contests.match(title) is not None and _WIDER.search(title) is not None
    is_held = category is Category.BLOOD_DONATION and (words.capitals.match(title) or words.held.match(title))
    is_attended = is_theirs or (is_uppers and (category is Category.TRAINING or is_wider)) or bool(is_held)
    is_attended = is_attended and not has_verb
    if words.attending.match(title) or is_attended:
        return _attended(title, names, is_uppers=is_uppers, noun=noun)
    text = lower_first(title) if has_verb else _held(title, category)
    # `Họp giao ban với Ban Giám đốc`: the title says with whom.
    if names and not re.search(rf"(?<!\w)(?:voi|cung) {re.escape(fold(names))}(?!\w)", fold(title)):
        done = text.removeprefix("phối hợp ")
        # `… phụ trách kiểm tra kiểm tra`: the verb stands by itself.
        between = "tiến hành " if done.startswith(" ".join(names.split()[-2:]).lower()) else ""
        text = f"phối hợp với {names} {between}{done}"
    return _numbered(text, noun)


def is_called(name: str, union: str) -> bool:
    """Whether the union is meant: `LĐLĐ huyện` is Liên đoàn Lao động huyện Hoa Lâm."""
    spelled = " ".join(_UNIONS.get(word, word) for word in fold(name).split())
    return (
        spelled == fold(union)
        or spelled == "cong doan cap tren"
        or (len(spelled.split()) > 2 and fold(union).startswith(f"{spelled} "))
    )


def _acting(title: str, acting: re.Match[str], names: str) -> str:
    """A title that says who did it, with those who helped."""
    does = title[acting.end() :]
    if not names or fold(names) in fold(title):
        return title
    return f"{acting[0].rstrip()} phối hợp với {names} {does.removeprefix('phối hợp ')}"


def _attended(title: str, names: str, *, is_uppers: bool, noun: str) -> Clause:
    attending = grammar().attending.match(title)
    text = lower_first(title) if attending else f"tham gia {_inside(title)}"
    words = grammar().verbs.match(title)
    if attending and words and words.end() > attending.end():
        return Clause(f"phối hợp với {names} {text}" if names else text)
    found = _numbered(text, noun) if attending else Clause("cử ", f" đồng chí {text}", plain=text)
    if not names or fold(names) in fold(title):
        return found
    tail = f" do {names} tổ chức" if is_uppers else f" cùng {names}"
    return replace(found, tail=tail)


def _held(title: str, category: Category) -> str:
    words = grammar()
    verb, text = words.kinds[category].verb, _inside(title)
    if words.documents.match(title) and category not in (Category.REGULATION, Category.INSPECTION):
        is_information = category is Category.INFORMATION
        return f"{'tuyên truyền, phổ biến' if is_information else 'triển khai thực hiện'} {title}"
    if words.things.match(title) and verb == "tổ chức":
        verb = "trao tặng"
    elif category is Category.EMULATION and (title[:1] in '“"' or _PERCENT.match(title)):
        verb, text = "thực hiện phong trào", title if title[:1] in '“"' else f"“{title}”"
    return f"{verb} {text}"


def _inside(title: str) -> str:
    """A noun inside of a sentence; the name of an event keeps its capital."""
    return title if grammar().capitals.match(title) else lower_common(title)


def mentioned(title: str) -> str:
    """The title as a noun: `tọa đàm …`, `việc tặng hoa …`."""
    if grammar().acts.match(title):
        return f"việc {title}"
    return f"việc {lower_first(title)}" if grammar().verbs.match(title) else _inside(title)


def _numbered(text: str, noun: str) -> Clause:
    for one in grammar().numbers:
        match = one.begins.search(text)
        if match and (match.start() == 0 or text.startswith("phối hợp với ")):
            clause = match.expand(one.says.replace("{noun}", noun))
            before, _, after = f"{text[: match.start()]}{clause}{text[match.end() :]}".partition(_PLACE)
            return Clause(before, after, plain=text)
    return Clause(text)


def with_day_named(title: str, occasions: Sequence[str]) -> tuple[str, list[str]]:
    """The title and the occasions that it does not hold.

    `giao lưu chào mừng 26/3` of the 94th day of the Youth Union takes that name.
    """
    left = [one for one in occasions if not holds(title, one)]
    match = _DAY_ONLY.search(title)
    named = _YEARS.fullmatch(left[0]) if match and len(left) == 1 else None
    if match and named and named[2] in (None, match[2]):
        return f"{title[: match.start()]}{match[1]} {named[1]} ({match[2]})", []
    return title, left


def holds(title: str, occasion: str) -> bool:
    """Whether the title says the occasion already: its day, or its words up to the first comma."""
    lead = _LEADS.match(occasion)
    words = _CLAUSE.split(occasion[lead.end() :] if lead else occasion)[0]
    folded, in_title = fold(words.translate(_QUOTES)), fold(title.translate(_QUOTES))
    if folded and re.search(rf"(?<!\w){re.escape(folded)}(?!\w)", in_title):
        return True
    bare = re.sub(r"^\d+ nam ", "", folded)
    return bool(re.match(r"ngay ", bare)) and bare in in_title and not re.match(r"\d+ nam ", folded)
