/* A day is typed as 31/12/2021, or picked: the browser's own calendar opens beside the field, and what it gives is written
   the way people here write days, in whatever language the browser speaks. */
(function () {
  'use strict';

  function two(number) {
    return String(number).padStart(2, '0');
  }

  /* What is typed, as the calendar wants it; empty when it is not a whole day yet. */
  function iso(typed) {
    const parts = typed.trim().match(/^(\d{1,2})[\/.-](\d{1,2})[\/.-](\d{4})$/);
    return parts ? parts[3] + '-' + two(parts[2]) + '-' + two(parts[1]) : '';
  }

  function shown(day) {
    const parts = day.split('-');
    return parts[2] + '/' + parts[1] + '/' + parts[0];
  }

  /* The field stays where it is, and the cursor in it. The button is for the mouse; from the keyboard it is Alt and arrow down. */
  function dress(field) {
    const calendar = document.createElement('input');
    const button = document.createElement('button');

    function open() {
      calendar.value = iso(field.value);
      calendar.showPicker();
    }

    calendar.type = 'date';
    calendar.className = 'day-calendar';
    calendar.tabIndex = -1;
    calendar.setAttribute('aria-hidden', 'true');
    button.type = 'button';
    button.className = 'day-pick';
    button.tabIndex = -1;
    button.title = document.body.dataset.pickDay;
    button.setAttribute('aria-label', document.body.dataset.pickDay);
    field.after(calendar, button);
    button.addEventListener('click', open);
    field.addEventListener('keydown', function (event) {
      if (event.altKey && event.key === 'ArrowDown') {
        event.preventDefault();
        open();
      }
    });
    ['input', 'change'].forEach(function (name) {
      calendar.addEventListener(name, function (event) { event.stopPropagation(); });
    });
    calendar.addEventListener('change', function () {
      if (calendar.value) {
        field.value = shown(calendar.value);
        field.dispatchEvent(new Event('input', { bubbles: true }));
        field.dispatchEvent(new Event('change', { bubbles: true }));
        field.focus();
      }
    });
  }

  function dressAll() {
    document.querySelectorAll('.field > input[data-day]:enabled').forEach(function (field) {
      if (!field.parentNode.querySelector('.day-pick')) {
        dress(field);
      }
    });
  }

  if ('showPicker' in HTMLInputElement.prototype) {
    dressAll();
    new MutationObserver(dressAll).observe(document.body, { childList: true, subtree: true });
  }
}());
