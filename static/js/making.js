/* A page that offers papers says how far a file is once its link was pressed (a[data-made], #making).
   htmx, listening for the click itself, would keep the browser from taking the file. */
(function () {
  'use strict';
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-made]'), told = document.getElementById('making');
    if (link && told) window.htmx.trigger(told, 'asked');
  });
})();
