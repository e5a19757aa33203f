"""What is said of key files and of signatures. Pure."""

from __future__ import annotations

from datetime import date

from app.core.choices import Choice
from app.core.dates import format_date
from app.core.errors import Refused
from app.year.issued.signatures.facts import FoundSignature

#: A key with its certificate takes a few KB, with a chain of them a few dozen.
MOST_KEY_BYTES = 256 * 1024
TOO_LARGE = "Tệp lớn hơn 256 KB: tệp khóa chỉ vài KB, hãy chọn đúng tệp .p12 hoặc .pfx."
#: Why a key does not sign, by the word of `library`: the box that it is about, and the sentence.
_UNFIT = {
    "no_key_file": ("key", "Tệp không phải là tệp khóa .p12, .pfx, hoặc đã hỏng."),
    "passphrase": ("passphrase", "Mật khẩu không mở được tệp khóa."),
    "no_key": ("key", "Tệp không có khóa để ký, chỉ có chứng thư."),
    "no_certificate": ("key", "Tệp có khóa nhưng không có chứng thư của khóa ấy."),
    "expired": ("key", "Chứng thư số đã hết hạn ngày {day}."),
    "not_yet": ("key", "Chứng thư số chỉ có hiệu lực từ ngày {day}."),
    "usage": ("key", "Chứng thư trong tệp không dùng để ký văn bản."),
    "unsupported": ("key", "Tệp khóa dùng cách mã hóa cũ không còn đọc được; hãy xin nơi cấp tệp mới."),
    "unusable": ("key", "Khóa trong tệp không ký được văn bản này."),
    "unreadable": ("file", "Tệp không phải là PDF, hoặc đã hỏng."),
}
NOT_ENDED = "Chưa ký, kiểm tra chữ ký được: tệp làm máy chủ chạy quá lâu hoặc quá nặng."


class SignatureStanding(Choice):
    """What a signature is worth."""

    TRUSTED = "trusted", "Chữ ký số nguyên vẹn, nơi cấp chứng thư đã tin cậy"
    UNKNOWN = "unknown", "Chữ ký số nguyên vẹn, chưa rõ nơi cấp chứng thư"
    LATE = "late", "Chữ ký số nguyên vẹn, nhưng ký ngoài thời hạn của chứng thư"
    BROKEN = "broken", "Tệp đã bị sửa sau khi ký số, hoặc chữ ký số bị hỏng"


def standing(signature: FoundSignature) -> SignatureStanding:
    """What is to be said of it first."""
    if not signature.is_intact:
        return SignatureStanding.BROKEN
    if not signature.is_in_time:
        return SignatureStanding.LATE
    return SignatureStanding.TRUSTED if signature.is_trusted else SignatureStanding.UNKNOWN


def refusal(why: str, day: str) -> Refused:
    """The refusal for an error code of `library`."""
    field, sentence = _UNFIT[why]
    return Refused(sentence.format(day=format_date(date.fromisoformat(day)) if day else ""), field)
