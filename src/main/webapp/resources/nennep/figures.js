/* Tables: searched while typing, and opened by a tap anywhere on the row. */
(function () {
  'use strict';

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
    const row = event.target.closest('.table-open tbody > tr');
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
