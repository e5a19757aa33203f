"""WTForms' own messages in Vietnamese, for which it has no locale."""

from __future__ import annotations

SENTENCES = {
    "Not a valid choice.": "Hãy chọn một mục trong danh sách.",
    "Invalid Choice: could not coerce.": "Hãy chọn một mục trong danh sách.",
    "Invalid choice(s): one or more data inputs could not be coerced.": "Hãy chọn trong danh sách.",
    "Not a valid integer value.": "Hãy ghi một số nguyên.",
    "Not a valid date value.": "Hãy ghi ngày như 05/12/2024.",
    "This field is required.": "Cần điền mục này.",
    "The CSRF token is missing.": "Trang đã mở quá lâu. Hãy gửi lại.",
    "The CSRF token has expired.": "Trang đã mở quá lâu. Hãy gửi lại.",
    "The CSRF tokens do not match.": "Trang đã mở quá lâu. Hãy gửi lại.",
    "Invalid input.": "Nội dung chưa đúng.",
}


class Vietnamese:
    """The translations object that WTForms asks for."""

    def gettext(self, string: str) -> str:
        return SENTENCES.get(string, string)

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)
