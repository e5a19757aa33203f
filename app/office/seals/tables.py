"""Which tables are sealed row by row, and by what the others are checked instead."""

from __future__ import annotations

from sqlalchemy import Table

from app.extensions import Model

#: Every change of their rows by the application renews a seal; any other change is found by `flask verify`.
#: With what a row is called in its sentences.
SEALED = {
    "activities": "nhật ký",
    "activity_members": "người được nhắc tên",
    "agreements": "thỏa ước",
    "anniversaries": "ngày kỷ niệm",
    "appeals": "khoản vận động",
    "assets": "tài sản",
    "attachments": "tệp đính kèm",
    "awards": "khen thưởng",
    "best_examples": "điển hình",
    "body_members": "người của ban, tổ chức",
    "budget_lines": "dự toán",
    "bulk_changes": "lần sửa nhiều người",
    "campaigns": "đợt báo cáo",
    "cash_counts": "kiểm kê quỹ",
    "cash_entries": "bút toán",
    "cash_items": "khoản mục",
    "cash_phrases": "câu quen dùng",
    "children": "con đoàn viên",
    "closing_balances": "số dư lúc khóa sổ",
    "collections": "đợt thu",
    "commitment_evidence": "minh chứng cam kết",
    "commitment_funds": "quỹ của cam kết",
    "commitments": "cam kết",
    "congresses": "đại hội",
    "contributions": "lần đóng quỹ",
    "counted_notes": "tờ tiền kiểm kê",
    "event_details": "biên bản họp",
    "event_series": "việc định kỳ",
    "events": "hoạt động",
    "exemptions": "miễn đóng",
    "frozen_reports": "báo cáo đã phát hành",
    "fund_aliases": "tên cũ của quỹ",
    "fund_terms": "mức đóng",
    "funds": "quỹ",
    "gift_lists": "danh sách quà",
    "gift_recipients": "người nhận quà",
    "grants": "vai trò của tài khoản",
    "hardships": "hoàn cảnh khó khăn",
    "houses": "nhà ở",
    "indicator_evidence": "minh chứng chỉ tiêu",
    "indicators": "chỉ tiêu",
    "initiatives": "sáng kiến",
    "item_aliases": "tên cũ của khoản mục",
    "labour_matters": "việc về quan hệ lao động",
    "letterheads": "đầu văn bản",
    "loan_returns": "lần trả nợ vay",
    "loans": "khoản cho vay",
    "lower_unions": "công đoàn cấp dưới",
    "meals": "bữa ăn",
    "member_aliases": "mã cũ của người",
    "members": "người trong danh sách",
    "memberships": "thời gian công tác",
    "money_entries": "khoản thu, chi",
    "norm_excesses": "lý do vượt định mức",
    "officers": "chức danh",
    "outgoing_papers": "văn bản đi",
    "outlines": "đề cương báo cáo",
    "party_work": "phát triển Đảng",
    "period_closings": "kỳ khóa sổ",
    "personal_consents": "đồng ý về dữ liệu",
    "personal_erasures": "lần xóa dữ liệu",
    "personal_requests": "yêu cầu về dữ liệu",
    "petitions": "kiến nghị",
    "plan_items": "phương hướng",
    "plan_outcomes": "kết quả phương hướng",
    "portraits": "ảnh chân dung",
    "ratings": "xếp loại",
    "received_packages": "gói báo cáo",
    "refused_files": "tệp không nhận",
    "requested_unions": "công đoàn được yêu cầu báo cáo",
    "returned_remarks": "ý kiến về báo cáo nhận được",
    "sections": "công đoàn bộ phận",
    "series_occurrences": "lần của việc định kỳ",
    "second_factors": "lớp xác thực thứ hai",
    "share_limits": "tỷ lệ chi",
    "spending_norms": "định mức chi",
    "statements": "nhận định",
    "trail_details": "giá trị của dấu vết",
    "trail_entries": "dấu vết",
    "units": "công đoàn",
    "upper_requests": "yêu cầu của cấp trên",
    "upper_unions": "công đoàn cấp trên",
    "upward_answers": "trả lời của cấp trên",
    "upward_requests": "báo cáo cấp trên yêu cầu",
    "users": "tài khoản",
    "visits": "thăm hỏi, tặng quà",
    "vouchers": "số chứng từ",
    "written_parts": "lời viết trong báo cáo",
}

#: The other tables, each with the reason.
NOT_SEALED = {
    "row_seals": "the seals themselves: each is keyed, and their sum stands in the newest line of `seals`",
    "seals": "a chain of its own, keyed line by line, its newest line noted beside the database",
    "installation": "compared with the mark file at every start",
    "first_run": "one row that says that books were begun",
    "dues": "computed from sealed rows; `flask verify` computes them again",
    "credits": "computed from sealed rows; `flask verify` computes them again",
    "purse_months": "sums of the cash book; `flask verify` adds them up again",
    "voucher_counters": "`flask verify` compares them with the vouchers",
    "exchange_marks": "digests that say which side of an exchange changed; the books do not depend on them",
    "column_mappings": "a convenience: how an office's list was read the last time",
    "collection_drafts": "typed, not yet recorded; saved again with every cell",
    "part_drafts": "typed, not yet saved: gone once they are",
    "feed_keys": "secret addresses of calendars, with the day of the last visit: written by reading",
    "sent_forms": "which forms were sent, for a month",
    "sign_in_policy": "one row that is written over; each change is in the trail",
    "recovery_codes": "digests of codes, each gone once it is used",
    "account_notices": "what a user is told once of their account; the trail has it too",
    "user_sessions": "where users are signed in, with the minute of the last page: written by reading",
    "security_events": "append-only by triggers; written after pages that only read",
    "sign_in_failures": "wrong passwords of the last minutes",
}


def sealed_tables() -> list[str]:
    """Those of the rooms that this application is made of."""
    return [name for name in SEALED if name in Model.metadata.tables]


def table_of(name: str) -> Table:
    """The table of this name."""
    return Model.metadata.tables[name]
