/* A long list of people to tick (details[data-people]): found while typing without diacritics, all members ticked at
   once, those ticked counted. For a blood donation the list stands open, since each donor's times are counted. */
(function () {
  'use strict';
  const { holds } = window.rules;

  document.querySelectorAll('[data-people]').forEach((part) => {
    const ticks = [...part.querySelectorAll('input[type="checkbox"]')];
    const count = part.querySelector('[data-people-count]'), find = part.querySelector('[data-people-find]');
    const line = (tick) => tick.closest('label');

    function showCount() {
      const ticked = ticks.filter((tick) => tick.checked).length;
      count.textContent = ticked ? `(${ticked} người)` : '';
    }

    function tickAll(wanted) {
      ticks.forEach((tick) => { tick.checked = wanted(tick); });
      // As a hand would do it: the form is no longer untouched, and its draft is kept.
      if (ticks.length) ticks[0].dispatchEvent(new Event('input', { bubbles: true }));
      showCount();
    }

    find.addEventListener('input', (event) => {
      event.stopPropagation(); // the search text is not part of the form
      ticks.forEach((tick) => { line(tick).hidden = !holds(find.value, line(tick).textContent); });
    });
    find.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter') return;
      event.preventDefault(); // ticks the only one found, sends nothing
      const found = ticks.filter((tick) => !line(tick).hidden);
      if (found.length === 1) { found[0].click(); find.select(); }
    });
    part.querySelector('[data-people-all]').addEventListener('click', () => tickAll((tick) => 'member' in tick.dataset));
    part.querySelector('[data-people-none]').addEventListener('click', () => tickAll(() => false));
    document.addEventListener('change', showCount);
    document.addEventListener('click', () => setTimeout(showCount)); // a draft that is put back
    showCount();
  });

  function open() {
    const chosen = document.getElementById('category'), part = document.getElementById('people-part');
    if (chosen && part && chosen.value === 'blood_donation') part.open = true;
  }
  document.addEventListener('change', (event) => { if (event.target.id === 'category') open(); });
  document.addEventListener('htmx:afterSwap', open);
  open();
})();
