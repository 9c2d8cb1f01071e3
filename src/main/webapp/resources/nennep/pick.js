/* Lists to tick from: found without accents while typing, all that is shown at once, and how many are ticked. */
(function () {
  'use strict';

  const plain = window.nennepText.plain;

  function lines(list) {
    return Array.from(list.querySelectorAll('[data-find]'));
  }

  function box(line) {
    return line.querySelector('input[type=checkbox]');
  }

  /* Drawn anew, a list is whole again, and so is its count. */
  function count(list) {
    const all = lines(list);
    const shown = all.filter(function (line) { return !line.hidden; });
    const ticked = all.filter(function (line) { return box(line).checked; });
    const every = list.querySelector('[data-pick-all]');
    every.checked = shown.length > 0 && shown.every(function (line) { return box(line).checked; });
    every.indeterminate = !every.checked && shown.some(function (line) { return box(line).checked; });
    list.querySelector('[data-pick-count]').textContent = list.dataset.count
      .replace('#ticked', String(ticked.length)).replace('#shown', String(shown.length)).replace('#all', String(all.length));
  }

  function countAll() {
    document.querySelectorAll('[data-pick]').forEach(count);
  }

  document.addEventListener('input', function (event) {
    if (!event.target.matches('[data-pick-search]')) {
      return;
    }
    const list = event.target.closest('[data-pick]');
    const wanted = plain(event.target.value).split(/\s+/);
    let shown = 0;
    lines(list).forEach(function (line) {
      const words = plain(line.dataset.find);
      line.hidden = !wanted.every(function (word) { return words.includes(word); });
      shown += line.hidden ? 0 : 1;
    });
    list.querySelector('.nothing-found').hidden = shown > 0;
    count(list);
  });

  document.addEventListener('change', function (event) {
    const list = event.target.closest('[data-pick]');
    if (!list) {
      return;
    }
    if (event.target.matches('[data-pick-all]')) {
      lines(list).forEach(function (line) {
        if (!line.hidden) {
          box(line).checked = event.target.checked;
        }
      });
    }
    count(list);
  });

  /* The key that sends a form must not press the first button of the wizard from within the search. */
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && event.target.matches('[data-pick-search]')) {
      event.preventDefault();
    }
  });

  if (window.jQuery) {
    window.jQuery(document).on('pfAjaxComplete', countAll);
  }
  countAll();
}());
