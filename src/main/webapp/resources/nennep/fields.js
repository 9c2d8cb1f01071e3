/* Fields that follow other fields. What a person typed or chose stays, however late an answer comes. */
(function () {
  'use strict';

  /* A part with data-shown-by stands there only while the field of that name has one of the values in data-shown-for. */
  function valueOf(name) {
    const fields = Array.from(document.getElementsByName(name));
    const said = fields.find(function (field) { return field.type !== 'radio' || field.checked; });
    return said ? said.value : '';
  }

  function showParts() {
    document.querySelectorAll('[data-shown-by]').forEach(function (part) {
      part.hidden = !part.dataset.shownFor.split(' ').includes(valueOf(part.dataset.shownBy));
    });
  }

  /* Fields in which the person typed at all, and choices made since the whole form was drawn. */
  const typed = new Set();
  let chosen = new Map();
  let waiting = null;

  /* The proposal replaces only the proposal before it, and never under the cursor: then it waits until the field is left. */
  function propose(id, value) {
    const input = document.getElementById(id);
    if (!input || typed.has(id) || input.value !== input.dataset.proposed) {
      return;
    }
    if (document.activeElement === input) {
      waiting = { id: id, value: value };
      return;
    }
    waiting = null;
    input.value = value;
    input.dataset.proposed = value;
  }

  /* A list drawn anew has what was chosen when it was asked for; what was chosen since is put back. */
  function chooseAgain() {
    chosen.forEach(function (choice) {
      Array.from(document.getElementsByName(choice.name)).forEach(function (field) {
        if (field.type === 'checkbox') {
          field.checked = field.value === choice.value ? choice.checked : field.checked;
        } else if (Array.from(field.options).some(function (option) { return option.value === choice.value; })) {
          field.value = choice.value;
        }
      });
    });
  }

  document.addEventListener('input', function (event) {
    typed.add(event.target.id);
  });

  document.addEventListener('change', function (event) {
    const field = event.target;
    if (field.type === 'checkbox') {
      chosen.set(field.name + '=' + field.value, { name: field.name, value: field.value, checked: field.checked });
    } else if (field.tagName === 'SELECT') {
      chosen.set(field.name, { name: field.name, value: field.value });
    }
    showParts();
  });

  document.addEventListener('focusout', function (event) {
    if (waiting && event.target.id === waiting.id) {
      const late = waiting;
      waiting = null;
      /* After the event: during it the field still has the focus. */
      window.setTimeout(function () { propose(late.id, late.value); }, 0);
    }
  });

  if (window.jQuery) {
    window.jQuery(document).on('pfAjaxComplete', function (event, request, settings, answer) {
      const source = settings && settings.source && (settings.source.id || settings.source);
      const asked = typeof source === 'string' ? document.getElementById(source) : null;
      if (asked && asked.hasAttribute('data-judged') && answer) {
        /* Not drawn anew, since it may have been typed in again; only whether it was understood is shown. */
        asked.classList.toggle('ui-state-error', Boolean(answer.validationFailed));
        asked.setAttribute('aria-invalid', String(Boolean(answer.validationFailed)));
        const sent = new URLSearchParams(settings.data).get(source);
        if (answer.understood && asked.value === sent && document.activeElement !== asked) {
          asked.value = answer.understood;
        }
      }
      if (answer && answer.proposed !== undefined) {
        propose(answer.proposedFor, answer.proposed);
      }
      if (answer && answer.followed) {
        chooseAgain();
      } else if (!asked || asked.tagName === 'BUTTON') {
        /* A form sent as a whole comes back with everything that was in it. */
        chosen = new Map();
      }
      showParts();
    });
  }

  showParts();
}());
