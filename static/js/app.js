/* Sổ Công đoàn: what the pages do beyond plain HTML. Every page works without it.
   Loaded in <head> and not deferred, so that light or dark is set before anything is drawn; the rest listens on
   the document, so that it also serves what htmx swaps in. The hooks are data- attributes in the templates:

     data-theme-toggle   light or dark, remembered          data-fold="phone"  <details> shut on a phone
     data-popup          <details> shut by Esc or outside   data-confirm       asks before a form is sent
     data-guard          form: warns of unsaved words       data-search        the field that «/» focuses
     data-money          4000000 → 4.000.000, and in words  data-day           04102026, 4/10/26 → 04/10/2026
     data-filters        empty filters stay out of the URL  data-announce      read aloud after a swap
     data-back           back to the last page              data-dismissible   gets a button to put it away
     data-toast          what was done, shown over the page; goes by itself when nobody is at it
     data-fills="item"   a suggested phrase puts its note into that box of the form
     data-offer          swapped in: the amount that the server proposes for the box data-into, data-open or not
                         for the part data-opens
     data-print          prints the page */
(function () {
  'use strict';
  const { amountOf, grouped, inWords, dayOf, written } = window.rules;
  const root = document.documentElement;
  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const wide = window.matchMedia('(min-width: 992px)');
  const on = (name, act, capture) => document.addEventListener(name, act, capture);
  const each = (selector, act) => document.querySelectorAll(selector).forEach(act);

  // --- light and dark -------------------------------------------------------------------------------------------
  const remembered = () => { try { return localStorage.getItem('theme'); } catch { return null; } };
  const paint = () => root.setAttribute('data-bs-theme', remembered() || (dark.matches ? 'dark' : 'light'));
  root.classList.add('js');
  paint();
  dark.addEventListener('change', paint);

  function toggleTheme() {
    const next = root.getAttribute('data-bs-theme') === 'dark' ? 'light' : 'dark';
    try { localStorage.setItem('theme', next); } catch { /* private window: for this page only */ }
    root.setAttribute('data-bs-theme', next);
  }

  // --- the page is there ----------------------------------------------------------------------------------------
  const fold = () => each('[data-fold="phone"]', (part) => { part.open = wide.matches; part.dataset.ready = ''; });
  wide.addEventListener('change', fold);

  function addDismiss(part) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'btn-close';
    button.setAttribute('aria-label', 'Đóng thông báo');
    button.addEventListener('click', () => part.remove());
    part.append(button);
  }

  // Long enough to read it twice and to reach «Hoàn tác» with the keyboard.
  const SHOWN_MS = 20000;
  function seeOff(toast) {
    setTimeout(() => { if (toast.matches(':hover, :focus-within')) seeOff(toast); else toast.remove(); }, SHOWN_MS);
  }

  on('DOMContentLoaded', () => {
    fold();
    each('[data-dismissible]', addDismiss);
    each('[data-toast]', (toast) => {
      seeOff(toast);
      // A screen reader does not read what a freshly loaded page contains; it reads a change.
      setTimeout(announce, 500, toast.querySelector('div').textContent.trim());
    });
    // On a phone the tabs scroll sideways: the one that is open must not be out of sight.
    each('.tabs [aria-current]', (tab) => { tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 32; });
    each('[data-money]', (field) => { if (field.value) showAmount(field); });
    each('form[data-guard]', (form) => { if (form.querySelector('.form-errors')) form.dataset.dirty = ''; });
    const errors = document.querySelector('.form-errors');
    if (errors) errors.focus();
  });

  // --- pressing -------------------------------------------------------------------------------------------------
  on('click', (event) => {
    const target = event.target;
    each('[data-popup][open]', (popup) => { if (!popup.contains(target)) popup.open = false; });
    if (target.closest('[data-theme-toggle]')) toggleTheme();
    if (target.closest('[data-back]')) history.back();
    if (target.closest('[data-print]')) window.print();
  });

  on('keydown', (event) => {
    if (event.key === 'Escape') {
      each('[data-popup][open]', (popup) => { popup.open = false; popup.querySelector('summary').focus(); });
    }
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable]')) return;
    const search = document.querySelector('[data-search]');
    if (search) { event.preventDefault(); search.focus(); search.select(); }
  });

  // --- money: what was typed, shown back before it is sent ------------------------------------------------------
  function showAmount(field) {
    const box = field.closest('.field');
    if (!box) return;
    let shown = box.querySelector('[data-amount]');
    const amount = amountOf(field.value);
    if (!shown) {
      shown = document.createElement('p');
      shown.className = 'form-hint';
      shown.dataset.amount = '';
      shown.setAttribute('aria-live', 'polite');
      box.append(shown);
    }
    shown.textContent = amount ? `= ${grouped(amount)} đồng (${inWords(amount)})` : '';
  }

  // --- what the server proposes for a box -----------------------------------------------------------------------
  let typing = null; // the box that was written in since it got the focus
  on('focusin', () => { typing = null; });

  function propose({ dataset }) {
    document.getElementById(dataset.opens).hidden = !('open' in dataset);
    const box = document.getElementById(dataset.into), last = box.form.elements.namedItem('offered');
    if (box === typing || (box.value && box.value !== last.value)) return;
    box.value = last.value = dataset.offer;
    showAmount(box);
    if (box === document.activeElement) box.select(); // as on entering the box: what is typed next replaces it
  }

  // --- files -----------------------------------------------------------------------------------------------------
  function showFiles(field) {
    const names = field.parentElement.querySelector('[data-files]');
    if (names) names.textContent = Array.from(field.files, (one) => one.name).join(', ') || 'Chưa chọn tệp nào';
  }

  // --- typing ---------------------------------------------------------------------------------------------------
  on('input', (event) => {
    const form = event.target.form;
    typing = event.target;
    if (form && 'guard' in form.dataset) form.dataset.dirty = '';
    if (event.target.setCustomValidity) event.target.setCustomValidity('');
    if ('money' in event.target.dataset) showAmount(event.target);
  });

  on('change', (event) => {
    const field = event.target;
    const digits = field.value && field.value.trim();
    if ('money' in field.dataset && /^\d{4,15}$/.test(digits)) field.value = grouped(amountOf(digits));
    if (field.type === 'file') showFiles(field);
    if ('day' in field.dataset) {
      const day = dayOf(field.value);
      if (day !== null) field.value = written(day);
    }
    // The server does the same for a box that was left empty; here it is seen at once.
    if (field.dataset.fills && field.list) {
      const other = field.form.elements.namedItem(field.dataset.fills);
      const chosen = Array.from(field.list.options).find((option) => option.value === field.value);
      if (chosen && (!other.value || other.value === other.dataset.filled)) {
        other.value = other.dataset.filled = chosen.textContent;
      }
    }
    // Typing in the search field has been sent already: its change on leaving the field is no news.
    if (field.matches('[data-filters] [data-search]')) event.stopPropagation();
  }, true);

  on('invalid', (event) => {
    const field = event.target;
    field.setCustomValidity('');
    if (field.validity.valueMissing) field.setCustomValidity('Hãy điền ô này.');
  }, true);

  window.addEventListener('beforeunload', (event) => {
    if (document.querySelector('form[data-guard][data-dirty]:not([data-sent])')) event.preventDefault();
  });

  // --- sending --------------------------------------------------------------------------------------------------
  function ask(form, button) {
    const box = document.createElement('dialog');
    box.className = 'ask';
    box.setAttribute('aria-label', 'Xác nhận');
    box.innerHTML = '<form method="dialog"><p></p><div class="form-actions">' +
      '<button class="btn btn-danger" value="yes">Đồng ý</button><button class="btn" value="no">Thôi</button></div></form>';
    box.querySelector('p').textContent = form.dataset.confirm;
    box.addEventListener('close', () => {
      box.remove();
      if (box.returnValue !== 'yes') return;
      form.dataset.confirmed = '';
      form.requestSubmit(button);
    });
    document.body.append(box);
    box.showModal();
  }

  function release(form) {
    delete form.dataset.sent;
    delete form.dataset.confirmed;
    each('button[data-busy]', (button) => {
      if (button.form !== form) return;
      button.disabled = false;
      delete button.dataset.busy;
    });
  }

  on('submit', (event) => {
    const form = event.target;
    if (form.dataset.confirm && !('confirmed' in form.dataset)) {
      event.preventDefault();
      event.stopPropagation();
      ask(form, event.submitter);
      return;
    }
    if (form.getAttribute('method') !== 'post') return;
    if ('sent' in form.dataset) { event.preventDefault(); event.stopPropagation(); return; }
    form.dataset.sent = '';
    // After this event, so that the button's own name and value are still sent.
    setTimeout(() => each('button[type="submit"]', (button) => {
      if (button.form === form && !button.disabled) { button.disabled = true; button.dataset.busy = ''; }
    }));
    setTimeout(release, 15000, form); // a download leaves the page open
  }, true);

  // Back to a page that the browser kept as it was: a form that was carried out is loaded again.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return;
    if (document.querySelector('form[data-guard][data-sent]')) location.reload();
    else each('form[data-sent]', release);
  });

  // --- htmx -----------------------------------------------------------------------------------------------------
  function announce(words) {
    const announcer = document.querySelector('[data-announcer]');
    if (announcer) announcer.textContent = words;
  }

  function complain(words) {
    each('.notice.from-htmx', (old) => old.remove());
    const notice = document.createElement('div');
    notice.className = 'notice tone-bad from-htmx';
    notice.setAttribute('role', 'alert');
    notice.textContent = words;
    addDismiss(notice);
    document.getElementById('main').prepend(notice);
  }

  on('htmx:configRequest', (event) => {
    const { elt, parameters } = event.detail;
    if (!elt.closest('[data-filters]')) return;
    [...parameters.keys()].forEach((name) => { if (!parameters.get(name)) parameters.delete(name); });
  });

  on('htmx:beforeSwap', (event) => {
    const { xhr, pathInfo } = event.detail;
    const asked = new URL(pathInfo.requestPath, location.href).pathname;
    const answered = xhr.responseURL ? new URL(xhr.responseURL).pathname : asked;
    if (asked === answered) return;
    event.detail.shouldSwap = false; // sent elsewhere, to sign in again: as a page, not as a part of this one
    location.assign(xhr.responseURL);
  });

  on('htmx:afterSwap', (event) => {
    const message = event.detail.target.querySelector('[data-announce]');
    if (message) announce(message.textContent.trim());
    event.detail.target.querySelectorAll('[data-offer]').forEach(propose);
  });
  on('htmx:afterRequest', (event) => { if (event.detail.elt.matches('form')) release(event.detail.elt); });
  on('htmx:responseError', (event) => {
    const id = event.detail.xhr.getResponseHeader('X-Request-ID');
    complain(`Chưa tải được phần này. Hãy tải lại trang.${id ? ` Mã yêu cầu: ${id}` : ''}`);
  });
  on('htmx:sendError', () => complain('Mất kết nối với máy chủ. Hãy kiểm tra mạng rồi thử lại.'));
})();
