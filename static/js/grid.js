/* Lists of payments (form[data-grid]): what a page with many boxes for money does beyond plain HTML.

     data-left="40000"   box of an amount, with what is left to pay      data-tick        fills it with that
     data-tick-all       ticks every line that says nothing              data-copy-down   the box down its column
     data-column         boxes of one column: Enter, ↑ and ↓ move, a column pasted from a sheet fills downwards
     data-total, data-people, data-agreement   the sum, kept while typing */
(function () {
  'use strict';
  const form = document.querySelector('form[data-grid]');
  if (!form) return;
  const { amountOf: read, grouped, agreement } = window.rules; // read: null for what makes no sense
  const all = (selector) => [...form.querySelectorAll(selector)];
  const amounts = all('[data-left]');
  const tickOf = (box) => box.closest('[data-cell]').querySelector('[data-tick]');
  let last = amounts[0];

  function put(box, text) {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
    box.dispatchEvent(new Event('change', { bubbles: true }));
  }

  function add() {
    let total = 0, people = 0, unread = 0;
    amounts.forEach((box) => {
      const tick = tickOf(box);
      if (!box.value.trim() && !(tick && tick.checked)) return;
      const amount = box.value.trim() ? read(box.value) : Number(box.dataset.left);
      if (amount === null) { unread += 1; return; }
      total += amount;
      people += 1;
    });
    form.querySelector('[data-total]').textContent = grouped(total);
    form.querySelector('[data-people]').textContent = people;
    agree(total, unread);
  }

  function agree(total, unread) {
    const line = form.querySelector('[data-agreement]');
    if (!line) return;
    const counted = form.elements.expected.value.trim();
    const expected = counted ? read(counted) : null;
    let [tone, words] = agreement(total, expected);
    if (unread) [tone, words] = ['bad', `Có ${unread} ô chưa đọc được số tiền.`];
    else if (counted && expected === null) [tone, words] = ['bad', 'Chưa đọc được số tiền đếm tay.'];
    line.className = `pay-agreement tone-${tone}`;
    if (line.textContent !== words) line.textContent = words;
  }

  function below(box, step) {
    const column = all(`[data-column="${box.dataset.column}"]`).filter((one) => one.offsetParent);
    return column[column.indexOf(box) + step];
  }

  // --- ticks ----------------------------------------------------------------------------------------------------
  form.addEventListener('change', (event) => {
    const tick = event.target;
    if (!('tick' in tick.dataset)) return;
    const box = tick.closest('[data-cell]').querySelector('[data-left]');
    box.value = tick.checked ? grouped(box.dataset.left) : '';
    add();
  });

  form.querySelectorAll('[data-tick-all]').forEach((button) => button.addEventListener('click', (event) => {
    event.preventDefault();
    amounts.forEach((box) => {
      const tick = tickOf(box);
      if (!tick || box.value.trim()) return;
      tick.checked = true;
      put(box, grouped(box.dataset.left));
    });
    const post = form.querySelector('[value="post"]');
    if (post) post.focus({ preventScroll: true });
  }));

  // --- boxes ----------------------------------------------------------------------------------------------------
  form.addEventListener('focusin', (event) => { if (event.target.dataset.column) last = event.target; });
  form.addEventListener('input', (event) => {
    const box = event.target;
    if ('left' in box.dataset && tickOf(box)) tickOf(box).checked = read(box.value) === Number(box.dataset.left);
    add();
  });

  form.addEventListener('keydown', (event) => {
    const box = event.target;
    if (!box.dataset || !box.matches('input') || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'Enter') event.preventDefault(); // only a button sends the form
    if (!box.dataset.column || event.isComposing) return;
    const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    const next = step && below(box, step);
    if (!next) return;
    event.preventDefault();
    next.focus();
    next.select();
  });

  form.addEventListener('paste', (event) => {
    const box = event.target;
    const text = event.clipboardData.getData('text').replace(/\r\n?/g, '\n').replace(/\n$/, '');
    if (!box.dataset.column || !text.includes('\n')) return;
    event.preventDefault();
    let here = box;
    text.split('\n').forEach((line) => {
      if (!here) return;
      put(here, line.split('\t')[0].trim());
      here = below(here, 1);
    });
  });

  form.querySelectorAll('[data-copy-down]').forEach((button) => button.addEventListener('click', () => {
    if (!last || !last.value.trim()) return;
    for (let next = below(last, 1); next; next = below(next, 1)) {
      const isDone = 'left' in next.dataset && !tickOf(next);
      if (!next.value.trim() && !isDone) put(next, last.value);
    }
    last.focus();
  }));

  // Ticks without amounts, as pages without JavaScript and drafts of them have.
  amounts.forEach((box) => {
    const tick = tickOf(box);
    if (tick && tick.checked && !box.value.trim()) box.value = grouped(box.dataset.left);
  });
  add();
})();
