/* Picking a figure while a paragraph of the report is written: typing {{ or opening the list, words narrow it,
   Enter or a press puts the mark where the cursor was. Without this file the list is a page to copy marks from. */
(function () {
  'use strict';
  let box = null; // the paragraph that was written last
  const list = () => document.querySelector('[data-figures]');
  const search = () => list() && list().querySelector('[data-narrow]');
  const shown = () => Array.from(list().querySelectorAll('[data-mark]')).filter((one) => !one.closest('li').hidden);

  function narrow() {
    list().querySelectorAll('li').forEach((one) => {
      one.hidden = !window.rules.holds(search().value, one.textContent);
    });
    list().querySelector('[data-found]').hidden = shown().length > 0;
  }

  function put(mark) {
    const at = box && box.form && box.form.contains(list()) ? box : list().closest('form').querySelector('textarea');
    const end = at.selectionEnd;
    // What was typed to open the list is part of the mark.
    const begin = at.value.slice(0, at.selectionStart).endsWith('{{') ? at.selectionStart - 2 : at.selectionStart;
    at.setRangeText(mark, begin, end, 'end');
    list().open = false;
    at.focus();
    at.dispatchEvent(new Event('input', { bubbles: true }));
  }

  document.addEventListener('focusin', (event) => { if (event.target.matches('.ws-form textarea')) box = event.target; });
  document.addEventListener('toggle', (event) => {
    if (event.target === list() && list().open && search()) search().focus();
  }, true);
  document.addEventListener('htmx:afterSwap', () => { if (list() && list().open && search()) search().focus(); });
  document.addEventListener('input', (event) => {
    if (event.target === search()) narrow();
    const typed = event.target;
    if (typed.matches('.ws-form textarea') && event.data === '{' && typed.value.slice(0, typed.selectionStart).endsWith('{{')) {
      box = typed;
      list().open = true;
    }
  });
  document.addEventListener('click', (event) => {
    const mark = event.target.closest('[data-figures] [data-mark]');
    if (mark) put(mark.dataset.mark);
  });
  document.addEventListener('keydown', (event) => {
    if (!list() || !list().open || !list().contains(event.target)) return;
    if (event.key === 'Escape') {
      list().open = false;
      if (box) box.focus();
    } else if (event.key === 'Enter' && event.target === search()) {
      event.preventDefault(); // the form is not sent
      if (shown().length) put(shown()[0].dataset.mark);
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const stops = [search(), ...shown()];
      const here = stops.indexOf(event.target);
      stops[(here + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length].focus();
    }
  });
})();
