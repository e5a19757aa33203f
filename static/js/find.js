/* The box that finds everything: its answers under it, the arrow keys walk them, Enter opens, Esc shuts.
   Without this file the box is a plain form that leads to the page of answers. */
(function () {
  'use strict';
  const form = document.querySelector('[data-find]');
  if (!form) return;
  const box = form.querySelector('input');
  const answers = form.querySelector('#find-answers');
  const links = () => Array.from(answers.querySelectorAll('a'));
  const shut = () => { answers.hidden = true; };

  document.addEventListener('htmx:afterSwap', (event) => {
    if (event.detail.target === answers) answers.hidden = !box.value.trim();
  });
  document.addEventListener('click', (event) => { if (!form.contains(event.target)) shut(); });
  form.addEventListener('focusout', (event) => { if (event.relatedTarget && !form.contains(event.relatedTarget)) shut(); });
  box.addEventListener('focus', () => { if (box.value.trim() && answers.childElementCount) answers.hidden = false; });
  box.addEventListener('input', () => { if (!box.value.trim()) shut(); });

  form.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      if (!answers.hidden) event.preventDefault();
      box.focus(); // opens the answers again
      shut();
      return;
    }
    if ((event.key !== 'ArrowDown' && event.key !== 'ArrowUp') || answers.hidden) return;
    event.preventDefault();
    const stops = [box, ...links()];
    const here = stops.indexOf(document.activeElement);
    stops[(here + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length].focus();
  });
})();
