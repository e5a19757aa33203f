"""What the figures of people are called, and how each is counted."""

from __future__ import annotations

from app.core.vietnamese import capital_first
from app.log.figures.facts import FigureKey
from app.office.union_kinds.facts import Naming

_PEOPLE = "người"
_AT_WORK = (
    "Mọi người trong danh sách đang làm việc ở đơn vị vào ngày tính số liệu: từ ngày vào làm (không ghi thì "
    "từ ngày đầu của thời gian đầu tiên) đến hết hôm trước ngày thôi; ai chỉ xin ra khỏi công đoàn thì vẫn "
    "tính."
)
_MEMBERS = (
    "Người đang làm việc có tình trạng Đoàn viên vào ngày tính số liệu: từ ngày vào công đoàn (để trống: từ "
    "trước) đến hết hôm trước ngày thôi."
)
#: In a union of a kind it has the kind's own name.
WORKERS = FigureKey("people.workers", capital_first(Naming().people), _PEOPLE, _AT_WORK)
WOMEN = FigureKey(
    "people.workers.women",
    f"Nữ {Naming().people}",
    _PEOPLE,
    f"{_AT_WORK} Chỉ tính nữ.",
)
MEMBERS = FigureKey("people.members", "Đoàn viên", _PEOPLE, _MEMBERS)
MEMBER_WOMEN = FigureKey("people.members.women", "Đoàn viên nữ", _PEOPLE, f"{_MEMBERS} Chỉ tính nữ.")
ELSEWHERE = FigureKey(
    "people.elsewhere",
    "Sinh hoạt nơi khác",
    _PEOPLE,
    "Người đang làm việc ở đơn vị vào ngày tính số liệu mà sinh hoạt ở công đoàn khác.",
)
NOT_JOINED = FigureKey(
    "people.not_joined",
    "Chưa vào công đoàn",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu mà chưa là đoàn viên ở đâu; không tính người đã ra khỏi công "
    "đoàn.",
)
LEFT_UNION = FigureKey(
    "people.left_union",
    "Đã ra khỏi công đoàn, còn làm việc",
    _PEOPLE,
    "Người đã thôi là đoàn viên theo lý do Xin ra mà vẫn làm việc vào ngày tính số liệu.",
)
GROUPS = FigureKey(
    "people.groups",
    "Tổ công đoàn",
    "tổ",
    "Số tổ công đoàn có đoàn viên vào ngày tính số liệu; căn cứ nêu của mỗi tổ một đoàn viên.",
)
HARDSHIP = FigureKey(
    "people.hardship",
    "Đoàn viên có hoàn cảnh khó khăn",
    _PEOPLE,
    "Đoàn viên vào ngày tính số liệu được đánh dấu khó khăn, hoặc có thời gian khó khăn đang diễn ra.",
)
PARTY = FigureKey(
    "people.party", "Đảng viên", _PEOPLE, "Người đang làm việc vào ngày tính số liệu được ghi là đảng viên."
)
KIND = FigureKey(
    "people.workers.kind[x]",
    "Loại lao động: {x}",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu có loại lao động này.",
)
DEGREE = FigureKey(
    "people.workers.degree[x]",
    "Trình độ chuyên môn: {x}",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu có trình độ chuyên môn này; thời gian sau không ghi thì theo "
    "lần ghi gần nhất trước đó.",
)
AT_LEAST = FigureKey(
    "people.workers.degree_at_least[x]",
    "Trình độ chuyên môn từ {x} trở lên",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu có trình độ chuyên môn này hoặc cao hơn; mức Khác không xếp "
    "được nên không tính.",
)
THEORY = FigureKey(
    "people.workers.theory[x]",
    "Trình độ lý luận chính trị: {x}",
    _PEOPLE,
    "Người đang làm việc vào ngày tính số liệu có trình độ lý luận chính trị này.",
)
GROUP = FigureKey(
    "people.members.group[x]", "Đoàn viên {x}", _PEOPLE, "Đoàn viên vào ngày tính số liệu sinh hoạt ở tổ này."
)
WORKERS_OPENING = FigureKey(
    "people.workers.opening",
    "Người lao động đầu kỳ",
    _PEOPLE,
    "Người đang làm việc vào hôm trước ngày đầu kỳ.",
)
MEMBERS_OPENING = FigureKey(
    "people.members.opening", "Đoàn viên đầu kỳ", _PEOPLE, "Đoàn viên vào hôm trước ngày đầu kỳ."
)
ADMITTED = FigureKey(
    "people.members.admitted",
    "Đoàn viên kết nạp",
    _PEOPLE,
    "Số lần có người thành đoàn viên từ đầu kỳ đến ngày tính số liệu mà cách vào là Kết nạp hoặc không ghi; "
    "chuyển tổ, đổi lương liền kề thì không tính.",
)
TRANSFERRED_IN = FigureKey(
    "people.members.transferred_in",
    "Đoàn viên chuyển đến",
    _PEOPLE,
    "Số lần có người thành đoàn viên từ đầu kỳ đến ngày tính số liệu mà cách vào là Chuyển đến.",
)
LEFT = FigureKey(
    "people.members.left",
    "Đoàn viên thôi",
    _PEOPLE,
    "Số lần có người thôi là đoàn viên (ngày thôi) từ đầu kỳ đến ngày tính số liệu, vì bất cứ lý do gì.",
)
LEFT_FOR = FigureKey(
    "people.members.left[x]",
    "Đoàn viên thôi: {x}",
    _PEOPLE,
    "Số lần có người thôi là đoàn viên từ đầu kỳ đến ngày tính số liệu với lý do thôi này.",
)
STARTED = FigureKey(
    "people.workers.started",
    "Người lao động tăng",
    _PEOPLE,
    "Số lần có người bắt đầu làm việc ở đơn vị từ đầu kỳ đến ngày tính số liệu; đổi tình trạng ở cùng nơi "
    "làm việc thì không tính.",
)
ENDED = FigureKey(
    "people.workers.ended",
    "Người lao động giảm",
    _PEOPLE,
    "Số lần có người thôi làm việc ở đơn vị từ đầu kỳ đến ngày tính số liệu; xin ra khỏi công đoàn mà còn "
    "làm việc thì không tính.",
)
