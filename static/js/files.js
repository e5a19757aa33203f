/* How much was chosen to be sent, shown before it is sent (input[type=file][data-most], in bytes). */
(function () {
  'use strict';
  const { bytesText } = window.rules;

  document.querySelectorAll('input[type="file"][data-most]').forEach((box) => {
    const hint = document.createElement('p');
    hint.className = 'form-hint';
    hint.setAttribute('aria-live', 'polite');
    box.closest('.field').append(hint);
    box.addEventListener('change', () => {
      const all = [...box.files].reduce((sum, file) => sum + file.size, 0), most = Number(box.dataset.most);
      const chosen = box.files.length ? `Đã chọn ${box.files.length} tệp, ${bytesText(all)}.` : '';
      hint.className = all > most ? 'field-error' : 'form-hint';
      hint.textContent = all > most ? `${chosen} Quá ${bytesText(most)}: hãy gửi làm nhiều lần.` : chosen;
    });
  });
})();
