/* What is being typed survives a shut tab, a power cut and an expired session (form[data-draft]).

   A new entry is kept for 12 hours, a correction while its tab is open and only for the version that it corrects.
   Office machines are shared: a draft is its user's own, and is gone when they sign out, when another signs in, and
   when a page says that the server took the form: only then. Never kept: passwords, files, hidden boxes but those with data-keep. Nothing is put back
   without being asked for, except into a form that was being sent when the session was found to have ended. */
(function () {
  'use strict';
  const user = document.body.dataset.user;
  const KEPT = 12 * 3600 * 1000, PREFIX = 'draft:', mine = `${PREFIX}${user}:`, SENT = 'draft-sent', AGAIN = 'draft-again';
  const stores = [];
  try { stores.push(localStorage, sessionStorage); } catch { return; } // a browser that keeps nothing
  const [lasting, ofTab] = stores;
  /** The form just sent was refused for its age: when the form is shown again its words are put back. */
  function againLater(key) {
    ofTab.removeItem(SENT);
    if (key) ofTab.setItem(AGAIN, key);
  }
  if (!user) { againLater(ofTab.getItem(SENT)); return; } // sent to sign in again: that form was not taken

  function read(store, key) {
    try { return JSON.parse(store.getItem(key)); } catch { return null; }
  }

  function forget(isOver) {
    stores.forEach((store) => Object.keys(store).forEach((key) => {
      if (key.startsWith(PREFIX) && isOver(key, read(store, key))) store.removeItem(key);
    }));
  }

  const addressOf = (form) => new URL(form.getAttribute('action') || location.href, location.href).pathname;
  const versionOf = (form) => { const box = form.querySelector('[name="version"]'); return box ? box.value : ''; };
  const storeOf = (form) => (versionOf(form) ? ofTab : lasting);
  const keyOf = (form) => mine + addressOf(form);

  // --- the words of a form ----------------------------------------------------------------------------------------
  /** [element, name that distinguishes it from the others] */
  function boxes(form) {
    const seen = {};
    return [...form.elements].filter((box) => box.name && !box.disabled && box.matches(
      'textarea, select, [data-keep], input:not([type="hidden"], [type="password"], [type="file"], [type="submit"])'))
      .map((box) => {
        const own = box.matches('[type="checkbox"], [type="radio"]') ? box.value : '';
        const name = `${box.name}|${own}`;
        seen[name] = (seen[name] || 0) + 1;
        return [box, `${name}|${seen[name]}`];
      });
  }

  const isTick = (box) => box.matches('[type="checkbox"], [type="radio"]');
  function valueOf(box) {
    if (isTick(box)) return box.checked;
    return box.multiple ? [...box.selectedOptions].map((one) => one.value) : box.value;
  }
  const words = (form) => Object.fromEntries(boxes(form).map(([box, name]) => [name, valueOf(box)]));

  function put(box, value) {
    if (isTick(box)) box.checked = value;
    else if (box.multiple) [...box.options].forEach((one) => { one.selected = value.includes(one.value); });
    else box.value = value;
  }

  function restore(form, kept) {
    const changed = boxes(form).filter(([box, name]) => name in kept && String(valueOf(box)) !== String(kept[name]));
    changed.forEach(([box, name]) => put(box, kept[name]));
    // Afterwards, so that whoever listens reads the whole form as it was.
    changed.forEach(([box]) => ['input', 'change'].forEach((name) => {
      box.dispatchEvent(new Event(name, { bubbles: true }));
      const folded = box.closest('details');
      if (folded && valueOf(box)) folded.open = true;
    }));
  }

  // --- keeping ----------------------------------------------------------------------------------------------------
  const waiting = new Map();
  function keep(form, sentAs) {
    clearTimeout(waiting.get(form));
    waiting.delete(form);
    const draft = { at: Date.now(), version: versionOf(form), words: words(form), sentAs };
    try { storeOf(form).setItem(keyOf(form), JSON.stringify(draft)); } catch { /* storage is full: no draft is kept */ }
  }

  function heard(event) {
    const form = event.target.form;
    if (!form || !('draft' in form.dataset)) return;
    clearTimeout(waiting.get(form));
    waiting.set(form, setTimeout(keep, 300, form));
  }
  document.addEventListener('input', heard);
  document.addEventListener('change', heard);
  window.addEventListener('pagehide', () => waiting.forEach((_, form) => keep(form)));

  // A part of the page was asked for after the session had ended: the page goes to sign in, and comes back here.
  document.addEventListener('htmx:beforeOnLoad', (event) => {
    if (event.detail.xhr.status !== 401) return;
    document.querySelectorAll('form[data-draft][data-dirty]').forEach((form) => {
      keep(form);
      againLater(keyOf(form));
      delete form.dataset.dirty; // kept: no question whether to leave
    });
  });

  document.addEventListener('submit', (event) => {
    const form = event.target;
    if ('signOut' in form.dataset) { forget(() => true); ofTab.removeItem(AGAIN); return; }
    if (event.defaultPrevented || !('draft' in form.dataset)) return;
    const word = newWord();
    let box = form.querySelector('input[name="draft"]');
    if (!box) form.append(box = Object.assign(document.createElement('input'), { type: 'hidden', name: 'draft' }));
    box.value = word;
    keep(form, word);
    ofTab.setItem(SENT, keyOf(form));
  });
  /** The word under which a draft is sent, and by which a later page says that it was taken. */
  function newWord() {
    return [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  }

  // --- coming back ------------------------------------------------------------------------------------------------
  /** Whether the page shows that a form was refused: its errors, a token too old, another's change in between. */
  function isRefusal() {
    const [came] = performance.getEntriesByType('navigation');
    if (came && came.responseStatus) return came.responseStatus >= 400;
    return Boolean(document.querySelector('.failure, .form-errors, .field-error'));
  }

  function notify(form, words, buttons) {
    const notice = document.createElement('div');
    notice.className = 'notice tone-info draft-notice';
    notice.setAttribute('role', 'status');
    notice.innerHTML = `<div><p></p>${buttons}</div>`;
    notice.querySelector('p').textContent = words;
    form.prepend(notice);
    return notice;
  }

  const hourOf = (draft) => new Date(draft.at).toLocaleTimeString('vi-VN', { hour: '2-digit', minute: '2-digit' });
  function offer(form, draft) {
    const notice = notify(form, `Khôi phục những gì đang ghi dở lúc ${hourOf(draft)}?`,
      '<div class="form-actions"><button class="btn btn-primary" type="button">Khôi phục</button>' +
      '<button class="btn" type="button">Bỏ đi</button></div>');
    const [yes, no] = notice.querySelectorAll('button');
    yes.addEventListener('click', () => {
      notice.remove();
      restore(form, draft.words);
      const first = boxes(form).map(([box]) => box).find((box) => box.offsetParent);
      if (first) first.focus();
    });
    no.addEventListener('click', () => { notice.remove(); storeOf(form).removeItem(keyOf(form)); });
  }

  function putBack(form, draft) {
    ofTab.removeItem(AGAIN);
    const notice = notify(form, `Đây là những gì bạn ghi lúc ${hourOf(draft)}, chưa lưu. Hãy xem lại rồi bấm Lưu.`, '');
    notice.dataset.toast = notice.dataset.dismissible = ''; // app.js, which has the page next, sees it off
    restore(form, draft.words);
  }

  const taken = document.body.dataset.draftsTaken.split(' ').filter(Boolean);
  forget((key, draft) => !key.startsWith(mine) || !draft || Date.now() - draft.at > KEPT || taken.includes(draft.sentAs));
  const sent = ofTab.getItem(SENT);
  ofTab.removeItem(SENT);
  if (sent && document.querySelector('[data-expired]')) againLater(sent);
  document.querySelectorAll('form[data-draft]').forEach((form) => {
    const key = keyOf(form), draft = read(storeOf(form), key), isAgain = ofTab.getItem(AGAIN) === key;
    // A form that was refused a moment ago holds its words, and what the server proposes beside them.
    if (!draft || draft.version !== versionOf(form) || (sent === key && !isAgain && isRefusal())) return;
    const now = words(form);
    if (Object.keys(now).some((name) => name in draft.words && String(now[name]) !== String(draft.words[name]))) {
      (isAgain ? putBack : offer)(form, draft);
    }
  });
})();
