/* The record without a line: a save that cannot leave waits (line.js) with the fields in which something was typed, each with
   what was saved then. Where somebody else wrote into the same field meanwhile, both texts stand side by side. */
(function () {
  'use strict';

  const line = window.nennepLine;
  const record = window.nennepRecord;
  let queued = false;
  /* What waits or was saved and stands on this page, although another window or an earlier visit entered it. */
  let shown = '';

  function form() {
    return record.form();
  }

  /* 14:05, 28/11 */
  function clock(moment) {
    const part = {};
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', timeZone: 'Asia/Ho_Chi_Minh'
    }).formatToParts(new Date(moment)).forEach(function (one) { part[one.type] = one.value; });
    return part.hour + ':' + part.minute + ', ' + part.day + '/' + part.month;
  }

  function state(kind, fact, more) {
    const place = form().querySelector('.line-state');
    place.textContent = (form().dataset['line' + kind[0].toUpperCase() + kind.slice(1)] || '').replace('#', fact || '').replace('@', more || '');
    place.dataset.state = kind;
  }

  function typedIn(body) {
    const fields = JSON.parse(body);
    return Object.keys(fields).filter(function (field) { return !field.startsWith('was:'); })
      .reduce(function (typed, field) {
        typed[field] = fields[field];
        return typed;
      }, {});
  }

  function enter(fields, version) {
    queued = true;
    return line.enter({
      kind: 'record', of: form().dataset.ref, method: 'PATCH', address: 'api/v1/meetings/' + encodeURIComponent(form().dataset.code) + '/record',
      version: version, body: JSON.stringify(fields), title: form().dataset.title
    }).catch(function () { state('unkept'); });
  }

  function queue() {
    enter(record.changes(), Number(form().dataset.version));
  }

  function showBoth(entry) {
    const panel = form().querySelector('.line-both');
    const list = panel.querySelector('ul');
    list.textContent = '';
    panel.hidden = !entry;
    (entry ? entry.current.disputed : []).forEach(function (one) {
      const item = document.createElement('li');
      const name = document.createElement('span');
      name.className = 'strong';
      name.textContent = one.label;
      item.setAttribute('role', 'group');
      item.setAttribute('aria-label', one.label);
      item.appendChild(name);
      ['theirs', 'mine'].forEach(function (side) {
        const label = document.createElement('label');
        const radio = document.createElement('input');
        radio.type = 'radio';
        radio.name = 'both.' + one.field;
        radio.value = side;
        radio.dataset.both = one.field;
        radio.checked = side === 'mine';
        label.appendChild(radio);
        label.appendChild(document.createTextNode(' ' + panel.dataset[side].replace('#', one[side])));
        item.appendChild(label);
      });
      list.appendChild(item);
    });
  }

  /* What is given up becomes what the other saved; what stays was typed in the knowledge of it. */
  function takeBoth(entry) {
    const fields = JSON.parse(entry.body);
    const current = entry.current.current.fields;
    form().querySelectorAll('.line-both input:checked').forEach(function (radio) {
      const field = radio.dataset.both;
      fields['was:' + field] = current[field] || '';
      if (radio.value === 'theirs') {
        fields[field] = current[field] || '';
      }
    });
    record.put(typedIn(JSON.stringify(fields)));
    showBoth(null);
    enter(fields, entry.current.version);
  }

  function told(entry) {
    if (!form() || entry.of !== form().dataset.ref || entry.kind !== 'record') {
      return;
    }
    if (entry.window !== line.window && entry.key !== shown) {
      /* Somebody writes another version here: a save of it is put beside, or both are shown. */
      if (Object.keys(record.changes()).length || !(entry.sent || entry.body)) {
        return;
      }
      record.put(typedIn(entry.sent || entry.body));
      shown = entry.key;
    }
    queued = queued || entry.state !== 'saved';
    if (entry.state === 'saved') {
      showBoth(null);
      record.saved(entry.sent ? typedIn(entry.sent) : {}, entry.answer.version);
      form().querySelector('.record-restored').hidden = true;
      state(entry.answer.open > 0 ? 'open' : 'saved', entry.answer.receipt, entry.answer.open > 0 ? String(entry.answer.open) : clock(entry.answer.receivedAt));
    } else if (entry.state === 'conflict') {
      showBoth(entry);
      state('conflict');
    } else if (entry.state === 'refused') {
      state('refused', entry.detail);
      record.refuse(entry.fields);
    } else {
      state('waiting', clock(entry.at));
      form().querySelector('.record-kept').textContent = '';
    }
  }

  document.addEventListener('click', function (event) {
    const target = event.target.closest ? event.target : null;
    if (!target || !form()) {
      return;
    }
    if (target.closest('[id="record:save"]') && (queued || document.body.dataset.keptAt || line.isDown())) {
      event.preventDefault();
      event.stopImmediatePropagation();
      queue();
    } else if (target.closest('[id="record:saveAndConfirm"], [id="life:confirm"]') && (document.body.dataset.keptAt || line.isDown())) {
      /* Confirming is a word of the leader to what the server shows. */
      event.preventDefault();
      event.stopImmediatePropagation();
      state('confirm');
    }
    const both = target.closest('.line-both-take, .line-both-drop');
    if (both) {
      line.entries().then(function (found) {
        const entry = found.find(function (one) { return one.of === form().dataset.ref && one.kind === 'record' && one.state === 'conflict'; });
        if (entry && both.classList.contains('line-both-take')) {
          takeBoth(entry);
        } else if (entry) {
          line.dropDraft('record', form().dataset.ref);
          line.remove(entry).then(function () { window.location.reload(); });
        }
      });
    }
  }, true);

  document.addEventListener('nennep-entry', function (event) { told(event.detail); });

  if (window.jQuery) {
    window.jQuery(document).on('pfAjaxError', function (event, request, settings) {
      const status = request ? request.status : 0;
      const source = settings && settings.source && (settings.source.id || settings.source);
      if (form() && source === 'record:save' && request.statusText !== 'abort' && [0, 502, 503, 504].includes(status)) {
        window.setTimeout(function () {
          document.getElementById('trouble').hidden = true;
          queue();
        }, 0);
      }
    });
  }

  if (form()) {
    if (document.body.dataset.keptAt) {
      state('kept', clock(Number(document.body.dataset.keptAt)));
    }
    line.entries().then(function (found) {
      found.filter(function (one) { return one.of === form().dataset.ref && one.kind === 'record'; }).slice(-1).forEach(function (entry) {
        if (entry.state === 'saved' && Number(form().dataset.version) > entry.answer.version) {
          line.remove(entry);
          return;
        }
        const newer = entry.body || (Number(form().dataset.version) < entry.answer.version ? entry.sent : '');
        if (newer) {
          record.put(typedIn(newer));
        }
        shown = entry.key;
        told(entry);
      });
    });
  }
}());
