/* Taking the roll: keys, reasons and the live count. Nothing here needs the network; the server counts again. */
(function () {
  'use strict';

  /* Exact: hundredths of a percent in whole numbers, half up, as the server rounds. */
  function percent(part, whole, language) {
    if (whole === 0) {
      return '–';
    }
    const hundredths = Math.floor((part * 20000 + whole) / (2 * whole));
    const full = Math.floor(hundredths / 100);
    const rest = hundredths % 100;
    const mark = language === 'vi' ? ',' : '.';
    return (rest === 0 ? String(full) : full + mark + String(rest).padStart(2, '0')) + ' %';
  }

  function rows() {
    return Array.from(document.querySelectorAll('.roll-row'));
  }

  function radios(row) {
    return Array.from(row.querySelectorAll('.marks input[type=radio]'));
  }

  function marked(row) {
    const chosen = radios(row).find(function (radio) { return radio.checked; });
    return chosen ? chosen.value : 'NOT_RECORDED';
  }

  function show(row) {
    const mark = marked(row);
    row.classList.toggle('is-excused', mark === 'EXCUSED');
    row.classList.toggle('is-absent', mark === 'ABSENT');
    row.classList.toggle('is-open', mark === 'NOT_RECORDED');
    if (mark !== 'EXCUSED') {
      row.classList.remove('is-missing');
    }
  }

  function count() {
    const form = document.querySelector('.roll');
    if (!form) {
      return;
    }
    const all = rows();
    const marks = all.map(marked);
    const present = marks.filter(function (mark) { return mark === 'PRESENT'; }).length;
    const left = marks.filter(function (mark) { return mark === 'NOT_RECORDED'; }).length;
    form.querySelector('.roll-live').textContent =
        present + '/' + all.length + ' · ' + percent(present, all.length, form.dataset.language);
    const note = form.querySelector('.roll-left');
    note.textContent = left > 0 ? form.dataset.left.replace('#', String(left)) : form.dataset.all;
    note.classList.toggle('is-open', left > 0);
  }

  function refresh() {
    rows().forEach(show);
    count();
  }

  function choose(row, index) {
    const radio = radios(row)[index];
    if (radio) {
      radio.checked = true;
      radio.focus();
      changed(row, true);
    }
  }

  function changed(row, byKey) {
    show(row);
    count();
    if (marked(row) === 'EXCUSED' && byKey) {
      row.querySelector('.roll-reason input').focus();
    }
  }

  function move(row, step) {
    const all = rows();
    const next = all[all.indexOf(row) + step];
    if (next) {
      const chosen = radios(next).find(function (radio) { return radio.checked; }) || radios(next)[0];
      chosen.focus();
      next.scrollIntoView({ block: 'nearest' });
    }
  }

  document.addEventListener('change', function (event) {
    const row = event.target.closest('.roll-row');
    if (row && event.target.type === 'radio') {
      changed(row, false);
    }
  });

  document.addEventListener('click', function (event) {
    const reason = event.target.closest('.reason');
    if (reason) {
      const row = reason.closest('.roll-row');
      row.querySelector('.roll-reason input').value = reason.textContent.trim();
      row.classList.remove('is-missing');
      }
  });

  document.addEventListener('keydown', function (event) {
    const row = event.target.closest ? event.target.closest('.roll-row') : null;
    if (!row || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const typing = event.target.type === 'text';
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp' || (typing && event.key === 'Enter')) {
      event.preventDefault();
      move(row, event.key === 'ArrowUp' ? -1 : 1);
    } else if (!typing && event.key >= '1' && event.key <= '4') {
      event.preventDefault();
      choose(row, Number(event.key) - 1);
    }
  });

  if (window.jQuery) {
    window.jQuery(document).on('pfAjaxComplete', function () { window.setTimeout(refresh, 0); });
  }
  /* A page that fills the marks in by itself says so. */
  document.addEventListener('nennep-roll-filled', refresh);
  refresh();
}());
