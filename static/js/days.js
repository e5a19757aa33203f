/* A calendar for the day boxes, in Vietnamese whatever the browser speaks: the button in the box opens it, Alt+↓ too.
   Arrows move by a day or a week, Page Up and Page Down by a month, Enter takes the day, Esc shuts. */
(function () {
  'use strict';
  const { dayOf, written } = window.rules, DAY = 864e5;
  // Days as UTC midnights: no summer time of any place makes one shorter.
  const today = () => { const now = new Date(); return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()); };
  const parts = (day) => { const at = new Date(day); return [at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate()]; };
  const sheetOf = (box) => box.querySelector('.day-sheet');

  /** The same date of another month, or that month's last day. */
  function monthsOn(day, months) {
    const [year, month, date] = parts(day);
    return Date.UTC(year, month + months, Math.min(date, parts(Date.UTC(year, month + months + 1, 0))[2]));
  }

  function draw(box, at, focus) {
    const [year, month] = parts(at);
    const first = Date.UTC(year, month, 1);
    const monday = first - ((new Date(first).getUTCDay() + 6) % 7) * DAY;
    const chosen = dayOf(box.querySelector('[data-day]').value);
    const cell = (day) => `<td><button type="button" data-at="${day}" tabindex="${day === at ? 0 : -1}" aria-label="${written(day)}"` +
      `${parts(day)[1] === month ? '' : ' class="outside"'}${day === today() ? ' aria-current="date"' : ''} aria-pressed="${day === chosen}">${parts(day)[2]}</button></td>`;
    const week = (row) => `<tr>${[0, 1, 2, 3, 4, 5, 6].map((column) => cell(monday + (row * 7 + column) * DAY)).join('')}</tr>`;
    const turn = (months, sign, words) => `<button type="button" data-turn="${months}" aria-label="${words}">${sign}</button>`;
    sheetOf(box).innerHTML = `<p>${turn(-12, '«', 'Năm trước')}${turn(-1, '‹', 'Tháng trước')}<strong aria-live="polite">Tháng ${month + 1} năm ${year}</strong>` +
      `${turn(1, '›', 'Tháng sau')}${turn(12, '»', 'Năm sau')}</p>` +
      `<table><thead><tr>${['T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'CN'].map((name) => `<th scope="col">${name}</th>`).join('')}</tr></thead>` +
      `<tbody>${[0, 1, 2, 3, 4, 5].map(week).join('')}</tbody></table>` +
      `<p><button class="day-today" type="button" data-at="${today()}">Hôm nay</button><button class="day-today" type="button" data-shut>Đóng</button></p>`;
    const next = sheetOf(box).querySelector(focus || `td [data-at="${at}"]`);
    next.focus();
  }

  function shut(box, field) {
    sheetOf(box).remove();
    if (field) field.focus();
  }

  function open(box) {
    if (sheetOf(box)) { shut(box, box.querySelector('[data-day]')); return; }
    const sheet = document.createElement('div');
    sheet.className = 'day-sheet';
    sheet.setAttribute('role', 'dialog');
    sheet.setAttribute('aria-label', 'Chọn ngày');
    box.append(sheet);
    sheet.classList.toggle('to-the-left', box.getBoundingClientRect().left + sheet.offsetWidth > document.documentElement.clientWidth);
    draw(box, dayOf(box.querySelector('[data-day]').value) ?? today());
    sheet.scrollIntoView({ block: 'nearest' });
  }

  function take(box, day) {
    const field = box.querySelector('[data-day]');
    field.value = written(day);
    shut(box, field);
    ['input', 'change'].forEach((name) => field.dispatchEvent(new Event(name, { bubbles: true })));
  }

  document.addEventListener('click', (event) => {
    document.querySelectorAll('.day-sheet').forEach(({ parentElement: box }) => { if (!box.contains(event.target)) shut(box); });
    const pressed = event.target.closest('.day-box button');
    if (!pressed) return;
    const box = pressed.closest('.day-box');
    if ('pickDay' in pressed.dataset) open(box);
    else if ('shut' in pressed.dataset) shut(box, box.querySelector('[data-day]'));
    else if (pressed.dataset.at) take(box, Number(pressed.dataset.at));
    else {
      const at = Number(sheetOf(box).querySelector('td [tabindex="0"]').dataset.at);
      draw(box, monthsOn(at, Number(pressed.dataset.turn)), `[data-turn="${pressed.dataset.turn}"]`);
    }
  });

  const STEPS = { ArrowLeft: -DAY, ArrowRight: DAY, ArrowUp: -7 * DAY, ArrowDown: 7 * DAY };
  document.addEventListener('keydown', (event) => {
    const box = event.target.closest('.day-box');
    if (!box) return;
    if (event.target.matches('[data-day]') && event.key === 'ArrowDown' && event.altKey) { event.preventDefault(); open(box); return; }
    if (!sheetOf(box)) return;
    if (event.key === 'Escape') { event.preventDefault(); shut(box, box.querySelector('[data-day]')); return; }
    if (!event.target.closest('td')) return;
    const at = Number(event.target.dataset.at);
    const months = { PageUp: -1, PageDown: 1 }[event.key];
    if (!months && !STEPS[event.key]) return;
    event.preventDefault();
    draw(box, months ? monthsOn(at, months) : at + STEPS[event.key]);
  });

  document.addEventListener('focusout', (event) => {
    const box = event.target.closest('.day-box');
    if (box && sheetOf(box) && event.relatedTarget && !box.contains(event.relatedTarget)) shut(box);
  });
})();
