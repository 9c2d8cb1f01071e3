/* The record of a meeting. All that is typed stands in one object, field → text: it fills the controls, it is what a save
   sends, and it is kept as a draft, in this tab at once and on the server every few seconds. */
(function () {
  'use strict';

  const line = window.nennepLine;
  const LISTS = ['c', 'v', 't'];
  const AFTER_TYPING = 1500;
  const AT_LEAST_EVERY = 5000;

  let form;
  let values = {};
  /* What is saved, field → text: what is typed is a change against it. */
  let base = {};
  let saved = '';
  let sentAt = 0;
  let timer = 0;

  function refs(list) {
    return values[list] ? values[list].split('|') : [];
  }

  function controls(within) {
    return Array.from((within || form).querySelectorAll('[data-key]'));
  }

  /* --- from the object into the page --- */

  function show(control) {
    const value = values[control.dataset.key] || '';
    if (control.type === 'radio') {
      control.checked = control.value === value;
    } else if (control.type === 'checkbox') {
      control.checked = value === 'true';
    } else {
      control.value = value;
      if (control.tagName === 'SELECT' && control.value !== value) {
        /* Named before and not on the list any more, or from elsewhere: stays as long as nobody chooses another. */
        control.add(new Option(nameOf(value), value, false, true));
      }
      if (control.tagName === 'TEXTAREA') {
        grow(control);
      }
    }
  }

  function nameOf(id) {
    return JSON.parse(form.dataset.names || '{}')[id] || id;
  }

  /* A long text is read without scrolling in a little window. */
  function grow(area) {
    area.style.height = 'auto';
    area.style.height = Math.min(area.scrollHeight + 4, 600) + 'px';
  }

  function lineBox(list, ref) {
    const template = document.getElementById('line-' + list);
    const box = document.createElement('div');
    box.innerHTML = template.innerHTML.split('{c}').join(list + '.' + ref);
    const made = box.firstElementChild;
    made.dataset.line = ref;
    made.dataset.list = list;
    form.querySelector('[data-lines="' + list + '"]').appendChild(made);
    return made;
  }

  function showMany(box) {
    const chosen = box.querySelector('.record-chosen');
    const adder = box.querySelector('.record-adder');
    chosen.textContent = '';
    refs(box.dataset.many).forEach(function (id) {
      const option = Array.from(adder.options).find(function (one) { return one.value === id; });
      const chip = document.createElement('button');
      chip.type = 'button';
      chip.className = 'record-chip';
      chip.dataset.id = id;
      chip.textContent = (option ? option.textContent : nameOf(id)) + ' ×';
      chosen.appendChild(chip);
    });
  }

  function showAll() {
    LISTS.forEach(function (list) {
      form.querySelector('[data-lines="' + list + '"]').textContent = '';
      refs(list).forEach(function (ref) { lineBox(list, ref); });
    });
    controls().forEach(show);
    form.querySelectorAll('[data-in]').forEach(function (box) {
      box.checked = refs(box.dataset.in).includes(box.value);
    });
    form.querySelectorAll('[data-many]').forEach(showMany);
    showErrors();
    document.dispatchEvent(new Event('nennep-roll-filled'));
  }

  function showErrors() {
    const errors = JSON.parse(form.dataset.errors || '{}');
    let first = null;
    Object.keys(errors).forEach(function (field) {
      const place = form.querySelector('[data-error="' + field + '"]')
        || form.querySelector('[data-error^="' + field + '"]');
      if (!place) {
        return;
      }
      place.textContent = errors[field];
      place.hidden = false;
      const row = place.closest('.roll-row');
      if (row) {
        row.classList.add('is-missing');
      }
      const control = form.querySelector('[data-key="' + place.dataset.error + '"]');
      if (control) {
        control.setAttribute('aria-invalid', 'true');
        first = first || control;
      }
    });
    if (first) {
      first.focus();
    }
  }

  /* --- from the page into the object --- */

  function take(control) {
    const key = control.dataset.key;
    if (control.type === 'radio') {
      if (control.checked) {
        values[key] = control.value;
      }
    } else if (control.type === 'checkbox') {
      values[key] = String(control.checked);
    } else {
      values[key] = control.value;
    }
  }

  function collect() {
    controls().forEach(take);
    LISTS.forEach(function (list) {
      values[list] = Array.from(form.querySelectorAll('[data-lines="' + list + '"] > [data-line]'))
        .map(function (one) { return one.dataset.line; }).join('|');
    });
    ['forms'].forEach(function (list) {
      const boxes = Array.from(form.querySelectorAll('[data-in="' + list + '"]'));
      /* A form that the province has withdrawn has no box any more; the record keeps it. */
      const known = boxes.map(function (box) { return box.value; });
      const kept = refs(list).filter(function (code) { return !known.includes(code); });
      values[list] = kept.concat(boxes.filter(function (box) { return box.checked; })
        .map(function (box) { return box.value; })).join('|');
    });
    hidden().value = JSON.stringify(values);
  }

  function hidden() {
    return form.querySelector('input[id$=":values"]');
  }

  /* Only what says something: an empty field and one that never was are the same. */
  function essence(of) {
    return JSON.stringify(Object.keys(of).sort().filter(function (key) { return of[key] && of[key] !== 'false'; })
      .map(function (key) { return [key, of[key]]; }));
  }

  function isDirty() {
    return essence(values) !== saved;
  }

  /* --- the draft: what differs from what is saved, each with what was saved then (was:field) --- */

  function text(value) {
    return value && value !== 'false' ? value : '';
  }

  /* c.<ref>. of a field of a line; empty for any other field. */
  function lineOf(field) {
    const parts = field.split('.');
    return parts.length === 3 && LISTS.includes(parts[0]) ? parts[0] + '.' + parts[1] + '.' : '';
  }

  function changes() {
    const differing = Object.keys(values).filter(function (field) { return text(values[field]) !== text(base[field]); });
    const lines = new Set(differing.map(lineOf).filter(Boolean));
    const kept = {};
    Object.keys(values).forEach(function (field) {
      /* A line in which something was typed is kept whole: somebody may take it out meanwhile. */
      if (differing.includes(field) || lines.has(lineOf(field))) {
        kept[field] = values[field] || '';
        kept['was:' + field] = base[field] || '';
      }
    });
    return kept;
  }

  /* What somebody else saved since, in fields in which something was typed. */
  function showOver(words) {
    const list = form.querySelector('.record-over');
    list.textContent = '';
    words.forEach(function (one) {
      const entry = document.createElement('li');
      entry.textContent = one;
      list.appendChild(entry);
    });
    form.querySelector('.record-over-title').hidden = words.length === 0;
  }

  function tell(kind, at) {
    const place = form.querySelector('.record-kept');
    /* What waits to be sent says so itself. */
    const waits = form.querySelector('.line-state').dataset.state === 'waiting';
    place.textContent = kind && !(waits && kind === 'offline') ? form.dataset[kind].replace('#', at || '') : '';
    place.classList.toggle('is-offline', kind === 'offline');
  }

  function clock(moment) {
    return new Intl.DateTimeFormat('vi-VN', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Ho_Chi_Minh' }).format(moment);
  }

  function keepHere() {
    line.keepDraft('record', form.dataset.ref, { basedOn: Number(form.dataset.version), content: changes() });
  }

  /* Also when the page goes away just now, as long as it is not too long for that. */
  function post(query, body, limit) {
    return window.fetch(form.dataset.keep + '?meeting=' + form.dataset.ref + query, {
      method: 'POST', credentials: 'same-origin', body: body, keepalive: body.length < 20000,
      headers: { 'Content-Type': 'application/json', 'X-Requested-By': 'fetch', 'X-Person': line.person },
      signal: limit
    });
  }

  function keepThere() {
    timer = 0;
    if (!isDirty()) {
      return;
    }
    sentAt = Date.now();
    /* A save that was quicker has put another form into the page, and said what holds now. */
    const asked = form;
    const answered = function (kind) {
      if (asked === form) {
        tell(kind, clock(new Date()));
      }
    };
    post('&version=' + form.dataset.version, JSON.stringify(changes()))
      .then(function (answer) { answered(answer.ok ? 'kept' : 'offline'); })
      .catch(function () { answered('offline'); });
  }

  function changed() {
    collect();
    showAway();
    if (!isDirty()) {
      return;
    }
    keepHere();
    window.clearTimeout(timer);
    const due = sentAt + AT_LEAST_EVERY - Date.now();
    timer = window.setTimeout(keepThere, Math.max(0, Math.min(AFTER_TYPING, due)));
  }

  function drop() {
    line.dropDraft('record', form.dataset.ref);
    post('&do=drop', '').catch(function () {});
  }

  /* The server knows the newer of what this tab and it have kept, and puts it over what is saved now. */
  function offer() {
    const asked = form;
    line.draftOf('record', form.dataset.ref).then(function (found) {
      const here = found ? { at: found.at, basedOn: found.basedOn, content: found.content } : {};
      return post('&do=offer', JSON.stringify(here), line.patience())
        .then(function (answer) { return answer.ok ? answer.json() : {}; })
        .catch(function () { return alone(here); });
    })
      .then(function (kept) {
        if (asked === form && kept.values && essence(kept.values) !== essence(values)) {
          showDraft(kept);
        }
      });
  }

  /* Without a line the draft is put over what this page was opened with. */
  function alone(here) {
    if (!here.content) {
      return {};
    }
    const typed = Object.keys(here.content).filter(function (field) { return !field.startsWith('was:'); });
    const merged = Object.assign({}, base);
    typed.forEach(function (field) { merged[field] = here.content[field]; });
    return Object.assign({ values: merged, over: [], where: '' }, here);
  }

  let draft = null;

  function showDraft(kept) {
    draft = kept;
    const note = form.querySelector('.record-restored');
    const text = note.querySelector('.record-restored-text');
    /* Not over what somebody has begun to type meanwhile, nor over what was saved since. */
    const same = draft.basedOn === Number(form.dataset.version) && !isDirty();
    note.hidden = false;
    text.textContent = text.dataset[same ? 'same' : 'other'].replace('#', clock(new Date(draft.at))).replace('@', draft.where || text.dataset.here);
    note.querySelector('.record-take').hidden = same;
    if (same) {
      fill(kept);
    }
  }

  function fill(merged) {
    values = merged.values;
    showAll();
    showOver(merged.over);
    collect();
  }

  function restore() {
    const asked = form;
    post('&do=join', JSON.stringify({ typed: changes(), draft: draft.content }))
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(answer); })
      .then(function (merged) {
        if (asked === form) {
          fill(merged);
          form.querySelector('.record-take').hidden = true;
        }
      })
      .catch(function () { tell('offline', clock(new Date())); });
  }

  /* --- what people do --- */

  function uuid() {
    return window.crypto.randomUUID ? window.crypto.randomUUID()
      : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, function (c) {
        return (Number(c) ^ window.crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> Number(c) / 4).toString(16);
      });
  }

  function add(list) {
    const made = lineBox(list, uuid());
    const first = made.querySelector('[data-key]');
    if (list === 'v') {
      /* Of those who came, only those who have a vote. */
      const present = form.querySelectorAll('[data-votes=true] .marks input[value=PRESENT]:checked, [data-votes=true].guest input:checked').length;
      made.querySelector('[data-key$=".agree"]').value = String(present);
    }
    first.focus();
    made.scrollIntoView({ block: 'nearest' });
    changed();
  }

  /* Whoever has no mark yet is present: the list was gone through. */
  function markTheRest() {
    form.querySelectorAll('.roll-row').forEach(function (row) {
      const chosen = row.querySelector('.marks input:checked');
      if (!chosen || chosen.value === 'NOT_RECORDED') {
        row.querySelector('.marks input[value=PRESENT]').checked = true;
      }
    });
    document.dispatchEvent(new Event('nennep-roll-filled'));
    changed();
  }

  /* Marked as away, or not due and not said to have come. */
  function isAway(id) {
    const mark = values['roll.' + id + '.mark'];
    if (mark) {
      return mark === 'ABSENT' || mark === 'EXCUSED';
    }
    return Boolean(form.querySelector('[data-guest="' + id + '"]')) && values['guest.' + id] !== 'true';
  }

  /* Told at once: who has a part in the meeting and is marked as away. */
  function showAway() {
    const note = form.querySelector('.record-away');
    const named = [values.chair, values.minutes].concat(refs('presenters'), refs('c').map(function (ref) {
      return values['c.' + ref + '.member'];
    })).filter(function (id, at, all) { return id && all.indexOf(id) === at && isAway(id); });
    note.hidden = named.length === 0;
    note.textContent = named.length === 0 ? '' : note.dataset.text.replace('#', named.map(function (id) {
      const option = form.querySelector('select[data-key=chair] option[value="' + id + '"]');
      return option ? option.textContent : nameOf(id);
    }).join(', '));
  }

  function onClick(event) {
    const jump = event.target.closest && event.target.closest('[data-jump]');
    if (jump && form) {
      const field = form.querySelector('[data-key="' + jump.dataset.jump + '"], [data-many="' + jump.dataset.jump + '"] select');
      if (field) {
        event.preventDefault();
        field.focus();
        field.scrollIntoView({ block: 'center' });
      }
      return;
    }
    if (!form || !form.contains(event.target)) {
      return;
    }
    if (event.target.closest('.record-rest')) {
      markTheRest();
      return;
    }
    const adder = event.target.closest('[data-add]');
    const remover = event.target.closest('[data-remove]');
    const chip = event.target.closest('.record-chip');
    if (adder) {
      add(adder.dataset.add);
    } else if (remover) {
      const gone = remover.closest('[data-line]');
      const next = form.querySelector('[data-add="' + gone.dataset.list + '"]');
      gone.remove();
      next.focus();
      changed();
    } else if (chip) {
      const box = chip.closest('[data-many]');
      values[box.dataset.many] = refs(box.dataset.many).filter(function (id) { return id !== chip.dataset.id; }).join('|');
      showMany(box);
      box.querySelector('.record-adder').focus();
      changed();
    } else if (event.target.closest('.record-drop')) {
      drop();
      values = Object.assign({}, base);
      form.querySelector('.record-restored').hidden = true;
      showAll();
      collect();
      tell('');
    } else if (event.target.closest('.record-take')) {
      restore();
    } else {
      /* Reasons and marks chosen by a click or key of the roll call. */
      window.setTimeout(changed, 0);
    }
  }

  function onChange(event) {
    if (!form || !form.contains(event.target)) {
      return;
    }
    if (event.target.classList.contains('record-adder')) {
      const box = event.target.closest('[data-many]');
      const id = event.target.value;
      if (id && !refs(box.dataset.many).includes(id)) {
        values[box.dataset.many] = refs(box.dataset.many).concat(id).join('|');
      }
      event.target.value = '';
      showMany(box);
    }
    /* A reply has a kind; most replies accept. */
    const key = event.target.dataset.key || '';
    if (key.endsWith('.reply') && event.target.value.trim()) {
      const kind = form.querySelector('[data-key="' + key + 'Kind"]');
      kind.value = kind.value || 'ACCEPTED';
    }
    changed();
  }

  function onInput(event) {
    if (form && form.contains(event.target)) {
      if (event.target.tagName === 'TEXTAREA') {
        grow(event.target);
      }
      changed();
    }
  }

  function onKey(event) {
    if (!form) {
      return;
    }
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 's') {
      event.preventDefault();
      form.querySelector('button[id$=":save"]').click();
    } else if (event.ctrlKey && event.key === 'Enter') {
      const list = event.target.closest('[data-lines], section');
      const adder = list && (list.parentElement.querySelector('[data-add]') || list.querySelector('[data-add]'));
      if (adder) {
        event.preventDefault();
        adder.click();
      }
    } else if (event.key === 'Enter' && event.target.tagName === 'INPUT' && form.contains(event.target)) {
      /* Enter in a field must not press the first button of the page. */
      event.preventDefault();
    }
    if (form.contains(event.target)) {
      window.setTimeout(changed, 0);
    }
  }

  /* Confirming means what is on the page: what is not saved yet is saved with it. */
  function beforeConfirm(event) {
    const both = form && form.querySelector('button[id$=":saveAndConfirm"]');
    if (both && event.target.closest && event.target.closest('[id="life:confirm"]') && isDirty()) {
      event.preventDefault();
      event.stopImmediatePropagation();
      both.click();
    }
  }

  /* Before a save leaves: what the last key wrote is in it. */
  function beforeSave(event) {
    if (form && event.target.closest && event.target.closest('#record button[type=submit]')) {
      collect();
      window.clearTimeout(timer);
      timer = 0;
    }
  }

  function start(first) {
    form = document.getElementById('record');
    if (!form) {
      return;
    }
    values = JSON.parse(hidden().value || '{}');
    base = JSON.parse(form.dataset.base || '{}');
    saved = essence(base);
    const wrong = form.dataset.errors && form.dataset.errors !== '{}';
    const compared = Boolean(form.querySelector('.note-warn .table'));
    const refused = Boolean(form.querySelector('.ui-messages-error'));
    showAll();
    showAway();
    if (first) {
      offer();
    } else if (!wrong && !compared && !refused) {
      line.dropDraft('record', form.dataset.ref);
      tell('saved', clock(new Date()));
    }
  }

  /* What recordline.js needs of the fields. */
  window.nennepRecord = {
    form: function () { return form; },
    changes: function () {
      collect();
      return changes();
    },
    /* Puts these over what stands in the fields. */
    put: function (fields) {
      Object.assign(values, fields);
      showAll();
      collect();
    },
    /* These are saved now; the next change is one against them. */
    saved: function (fields, version) {
      Object.assign(base, fields);
      saved = essence(base);
      form.dataset.version = String(version);
      window.clearTimeout(timer);
      timer = 0;
      tell('');
    },
    refuse: function (errors) {
      form.dataset.errors = JSON.stringify(errors);
      showErrors();
    },
    wordOf: nameOf
  };

  document.addEventListener('click', beforeConfirm, true);
  document.addEventListener('click', beforeSave, true);
  document.addEventListener('click', onClick);
  document.addEventListener('change', onChange);
  document.addEventListener('input', onInput);
  document.addEventListener('keydown', onKey);
  window.addEventListener('beforeunload', function () {
    if (form && timer && isDirty()) {
      keepThere();
    }
  });
  if (window.jQuery) {
    window.jQuery(document).on('pfAjaxComplete', function () {
      window.setTimeout(function () {
        /* What was refused inside stays in sight. */
        document.querySelectorAll('details.record-more').forEach(function (part) {
          part.open = part.open || Boolean(part.querySelector('.ui-message-error-detail, .ui-message-error'));
        });
      }, 0);
    });
    window.jQuery(document).on('pfAjaxSuccess', function (event, request, settings) {
      const data = settings && settings.data ? String(settings.data) : '';
      if (data.indexOf('record%3Asave') >= 0 || data.indexOf('record:save') >= 0) {
        window.setTimeout(function () { start(false); }, 0);
      }
    });
  }
  start(true);
}());
