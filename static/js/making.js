/* A page that offers papers says how far a file is once its link was pressed (a[data-made], #making).
   htmx, listening for the click itself, would keep the browser from taking the file. */
(function () {
  'use strict';
  document.addEventListener('click', (event) => {
    const link = event.target.closest('[data-made]'), progress = document.getElementById('making');
    if (link && progress) window.htmx.trigger(progress, 'asked');
  });
})();
