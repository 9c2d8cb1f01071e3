/* Lists in the browser: found without accents while typing, and opened by a tap anywhere on the row. */
(function () {
  'use strict';

  const plain = window.nennepText.plain;

  document.querySelectorAll('[data-search]').forEach(function (box) {
    const list = document.querySelector(box.dataset.search);
    if (!list) {
      return;
    }
    const rows = Array.from(list.querySelectorAll('[data-find]'));
    const words = rows.map(function (row) { return plain(row.dataset.find); });
    const nothing = list.parentNode.querySelector('.nothing-found');
    box.addEventListener('input', function () {
      const wanted = plain(box.value).split(/\s+/);
      let shown = 0;
      rows.forEach(function (row, i) {
        row.hidden = !wanted.every(function (word) { return words[i].includes(word); });
        shown += row.hidden ? 0 : 1;
      });
      if (nothing) {
        nothing.hidden = shown > 0;
      }
    });
  });

  /* The search above a table of the library asks the server, once the typing rests. */
  let resting;
  function search(box, after) {
    clearTimeout(resting);
    resting = setTimeout(function () { window.PF(box.dataset.filter).filter(); }, after);
  }
  document.addEventListener('input', function (event) {
    if (event.target.dataset.filter) {
      search(event.target, 300);
    }
  });
  document.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && event.target.dataset.filter) {
      event.preventDefault();
      search(event.target, 0);
    }
  });

  document.addEventListener('click', function (event) {
    const row = event.target.closest('[data-open], .table-open tbody > tr');
    /* A link, a button or marked text keeps its own meaning. */
    if (!row || event.target.closest('a, button, input, select, label') || String(window.getSelection())) {
      return;
    }
    const link = row.querySelector('.row-link');
    if (link) {
      link.click();
    }
  });
}());
