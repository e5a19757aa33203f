/* Rules of the books that the pages need before a form is sent. The server decides: each function answers as
   the one named above it, which tests/browser/pages/test_rules.py asks the same thousands of questions. No page, no DOM.
   What holds for Word's own signs (bullets in a private area of Unicode) is the server's alone. */
window.rules = (function () {
  'use strict';

  // --- text: app/core/vietnamese.py -----------------------------------------------------------------------------
  const UNSEEN = /(?![\s\x1c-\x1f\x85])[\p{Cc}\p{Cf}\p{Cs}\p{Cn}]|\ufeff/gu;
  const SPACES = /[\s\x1c-\x1f\x85]+/g;
  const STROKED = { đ: 'd', ƀ: 'b' };

  // tidy: one line, NFC, single spaces, nothing invisible
  const tidy = (text) => text.replace(UNSEEN, '').replace(SPACES, ' ').trim().normalize('NFC');

  // Whether a character sits on the one before it: among such marks normalizing sorts, and U+0345 is the last of all.
  const isMark = (char) => char === '\u0345' || ('\u0345' + char).normalize('NFD')[0] !== '\u0345';
  const plain = (char) => (isMark(char) ? '' : /[\p{Pd}\u2212]/u.test(char) ? '-' : STROKED[char] || char);

  // fold: as people search, without capitals and diacritics
  const fold = (text) => tidy(tidy(text).toLowerCase().normalize('NFD').replace(/[^\x00-\x7f]/gu, plain));

  // app/listing.py, texts_match: every word is found, in any order
  function holds(words, text) {
    const folded = fold(text);
    return fold(words).split(' ').every((word) => folded.includes(word));
  }

  // --- money: app/core/money.py ---------------------------------------------------------------------------------
  const DIGITS = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín'];
  const CURRENCY = '(?: ?(?:d|dong|vnd|₫))?$';
  const PLAIN = new RegExp(`^(\\d+|[1-9]\\d{0,2}([., ])\\d{3}(?:\\2\\d{3})*)${CURRENCY}`);
  const SCALED = new RegExp(`^(\\d+)(?:[.,](\\d+))? ?(k|nghin|ngan|tr|trieu|ty|ti)${CURRENCY}`);
  const SCALES = { k: 10n ** 3n, nghin: 10n ** 3n, ngan: 10n ** 3n, tr: 10n ** 6n, trieu: 10n ** 6n, ty: 10n ** 9n, ti: 10n ** 9n };

  // parse_money: whole đồng; null for what it refuses
  function amountOf(typed) {
    const text = fold(typed);
    if (text.length > 40) return null;
    const whole = PLAIN.exec(text), amount = whole ? BigInt(whole[1].replace(/[., ]/g, '')) : scaled(text);
    return amount !== null && amount < 10n ** 15n ? Number(amount) : null;
  }

  function scaled(text) {
    const [, whole, part = '', unit] = SCALED.exec(text) || [];
    if (!unit) return null;
    // 1.250 triệu is read in two ways, a thousandfold apart.
    if (part.length === 3 && /^[1-9]\d{0,2}$/.test(whole)) return null;
    const amount = BigInt(whole + part) * SCALES[unit], scale = 10n ** BigInt(part.length);
    return amount % scale ? null : amount / scale;
  }

  // format_money: 4.000.000
  const grouped = (amount) => String(amount).replace(/\B(?=(\d{3})+$)/g, '.');

  // money_in_words, without its capital
  const inWords = (amount) => `${words(amount, false) || 'không'} đồng`;

  function words(number, full) {
    for (const [size, name] of [[1e9, 'tỷ'], [1e6, 'triệu'], [1e3, 'nghìn']]) {
      const high = Math.floor(number / size);
      if (high) return `${words(high, full)} ${name} ${words(number % size, true)}`.trim();
    }
    if (!number) return '';
    const [hundreds, tens, ones] = [Math.floor(number / 100), Math.floor(number / 10) % 10, number % 10];
    const spoken = hundreds || full ? [DIGITS[hundreds], 'trăm'] : [];
    if (tens > 1) spoken.push(DIGITS[tens], 'mươi'); else if (tens) spoken.push('mười');
    if (ones && !tens && spoken.length) spoken.push('linh');
    if (ones) spoken.push({ 1: tens > 1 ? 'mốt' : 'một', 4: tens > 1 ? 'tư' : 'bốn', 5: tens ? 'lăm' : 'năm' }[ones] || DIGITS[ones]);
    return spoken.join(' ');
  }

  // app/dues/collecting/rules.py, agreement: tone and words
  function agreement(total, expected) {
    if (expected === null) return ['info', 'Chưa ghi số tiền đếm tay.'];
    if (total === expected) return ['good', 'Khớp với số tiền đếm tay.'];
    return ['bad', `Số đã nhập ${total > expected ? 'nhiều' : 'ít'} hơn số đếm tay ${grouped(Math.abs(total - expected))} đồng.`];
  }

  // --- days: app/core/dates.py and DayField of app/web/forms/fields.py ------------------------------------------------
  const padded = (number, length = 2) => String(number).padStart(length, '0');

  // format_date, of a midnight in UTC as milliseconds
  function written(day) {
    const at = new Date(day);
    return `${padded(at.getUTCDate())}/${padded(at.getUTCMonth() + 1)}/${padded(at.getUTCFullYear(), 4)}`;
  }

  // DayField: the midnight in UTC of what was typed; null for what it refuses
  function dayOf(typed) {
    const text = fold(typed);
    let [, date, , month, year] = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text) || /^(\d{2})()(\d{2})(\d{4})$/.exec(text) || [];
    if (!year) [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text) || [];
    if (!year) return null;
    if (year.length === 2) year = (Number(year) >= 50 ? '19' : '20') + year;
    if (year < 1900 || year > 2200) return null;
    const day = Date.UTC(year, month - 1, date), found = new Date(day);
    return found.getUTCDate() === Number(date) && found.getUTCMonth() === month - 1 ? day : null;
  }

  // --- bytes: app/log/attachments/rules.py, format_size --------------------------------------------------------------
  function bytesText(size) {
    if (size < 1024 ** 2) return `${Math.ceil(size / 1024)} KB`;
    const [unit, name] = size >= 1024 ** 3 ? [1024 ** 3, 'GB'] : [1024 ** 2, 'MB'];
    return `${String(Math.ceil(size * 10 / unit) / 10).replace('.', ',')} ${name}`;
  }

  return Object.freeze({ tidy, fold, holds, amountOf, grouped, inWords, agreement, written, dayOf, bytesText });
})();
