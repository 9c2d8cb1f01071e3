/* The roll call without a line: what was marked is kept as a draft here and on the server, a save that cannot leave waits
   (line.js), and when somebody else saved meanwhile both versions stand side by side. */
(function () {
  'use strict';

  const line = window.nennepLine;
  const AFTER = 1500;

  let form;
  let base = {};
  let timer = 0;
  let queued = false;
  /* What waits or was saved and stands on this page, although another window or an earlier visit entered it. */
  let shown = '';

  function rows() {
    return Array.from(form.querySelectorAll('.roll-row'));
  }

  function radios(row) {
    return Array.from(row.querySelectorAll('.marks input[type=radio]'));
  }

  function reasonOf(row) {
    return row.querySelector('.roll-reason input');
  }

  function boxes() {
    return Array.from(form.querySelectorAll('.guest[data-member] input[type=checkbox]'));
  }

  function memberOf(box) {
    return box.closest('[data-member]').dataset.member;
  }

  /* field → text of what stands on the sheet: mark.CODE, reason.CODE, guest.CODE; a reason counts for the excused alone. */
  function read(asSent) {
    const values = {};
    rows().forEach(function (row) {
      const chosen = radios(row).find(function (radio) { return asSent ? radio.defaultChecked : radio.checked; });
      const mark = chosen ? chosen.value : 'NOT_RECORDED';
      values['mark.' + row.dataset.member] = mark;
      values['reason.' + row.dataset.member] = mark === 'EXCUSED' ? (asSent ? reasonOf(row).defaultValue : reasonOf(row).value).trim() : '';
    });
    boxes().forEach(function (box) {
      values['guest.' + memberOf(box)] = String(asSent ? box.defaultChecked : box.checked);
    });
    return values;
  }

  function fill(values) {
    rows().forEach(function (row) {
      const mark = values['mark.' + row.dataset.member];
      const reason = values['reason.' + row.dataset.member];
      radios(row).forEach(function (radio) { radio.checked = mark === undefined ? radio.checked : radio.value === mark; });
      reasonOf(row).value = reason === undefined ? reasonOf(row).value : reason;
    });
    boxes().forEach(function (box) {
      const came = values['guest.' + memberOf(box)];
      box.checked = came === undefined ? box.checked : came === 'true';
    });
    document.dispatchEvent(new Event('nennep-roll-filled'));
  }

  function changes() {
    const now = read(false);
    const kept = {};
    Object.keys(now).filter(function (field) { return now[field] !== base[field]; }).forEach(function (field) {
      kept[field] = now[field];
      kept['was:' + field] = base[field] || '';
    });
    return kept;
  }

  /* 14:05, 28/11 */
  function clock(moment) {
    const part = {};
    new Intl.DateTimeFormat('en-GB', {
      hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', timeZone: 'Asia/Ho_Chi_Minh'
    }).formatToParts(new Date(moment)).forEach(function (one) { part[one.type] = one.value; });
    return part.hour + ':' + part.minute + ', ' + part.day + '/' + part.month;
  }

  /* --- the draft --- */

  function post(query, body) {
    return window.fetch(form.dataset.keep + '?meeting=' + form.dataset.lineOf + query, {
      method: 'POST', credentials: 'same-origin', body: body, keepalive: body.length < 20000,
      headers: { 'Content-Type': 'application/json', 'X-Requested-By': 'fetch', 'X-Person': line.person }
    });
  }

  function keepThere() {
    timer = 0;
    post('&version=' + form.dataset.version, JSON.stringify(changes())).catch(function () { /* It is kept here. */ });
  }

  function changed() {
    line.keepDraft('roll', form.dataset.lineOf, { basedOn: Number(form.dataset.version), content: changes() });
    window.clearTimeout(timer);
    timer = window.setTimeout(keepThere, AFTER);
  }

  function dropDraft() {
    window.clearTimeout(timer);
    timer = 0;
    line.dropDraft('roll', form.dataset.lineOf);
    post('&do=drop', '').catch(function () { /* It ends with the next save. */ });
  }

  function draftThere() {
    return window.fetch(form.dataset.keep + '?meeting=' + form.dataset.lineOf, {
      credentials: 'same-origin', cache: 'no-store', headers: { 'X-Requested-By': 'fetch', 'X-Person': line.person },
      signal: line.patience()
    }).then(function (answer) { return answer.ok ? answer.json() : {}; }).catch(function () { return {}; });
  }

  function nameOf(field) {
    const code = field.slice(field.indexOf('.') + 1);
    const row = Array.from(form.querySelectorAll('[data-member]')).find(function (one) { return one.dataset.member === code; });
    return row ? row.querySelector('.roll-name, .strong').textContent : code;
  }

  function wordOf(field, value) {
    if (!field.startsWith('mark.')) {
      return value;
    }
    const radio = form.querySelector('.marks input[value="' + value + '"]');
    return radio ? radio.labels[0].textContent : value;
  }

  /* The newer of what is kept here and there. What somebody else saved since in one of its fields is named. */
  function offer() {
    const asked = form;
    Promise.all([line.draftOf('roll', form.dataset.lineOf), draftThere(), line.entries()]).then(function (found) {
      const here = found[0] || {};
      const there = found[1] || {};
      const waits = found[2].find(function (one) {
        return one.of === form.dataset.lineOf && one.kind === 'roll' && one.state !== 'saved';
      });
      if (waits) {
        fill(valuesOf(JSON.parse(waits.body)));
      }
      const newer = (here.at || 0) >= (there.at || 0) ? here : there;
      if (asked !== form || !newer.content || !Object.keys(newer.content).length) {
        return;
      }
      const note = form.querySelector('.roll-restored');
      const fields = Object.keys(newer.content).filter(function (field) { return !field.startsWith('was:') && field in base; });
      const over = fields.filter(function (field) {
        return base[field] !== newer.content['was:' + field] && base[field] !== newer.content[field];
      });
      const typed = {};
      fields.forEach(function (field) { typed[field] = newer.content[field]; });
      fill(typed);
      if (waits && waits.state !== 'refused' || !Object.keys(changes()).length) {
        return;
      }
      note.querySelector('.roll-restored-text').textContent = note.dataset.text.replace('#', clock(newer.at))
        .replace('@', newer === here ? note.dataset.here : newer.where || note.dataset.there);
      const list = note.querySelector('ul');
      list.textContent = '';
      over.forEach(function (field) {
        const item = document.createElement('li');
        item.textContent = nameOf(field) + ': ' + note.dataset.over.replace('#', wordOf(field, base[field]));
        list.appendChild(item);
      });
      note.hidden = false;
    });
  }

  /* --- the save that waits --- */

  function wanted() {
    const now = read(false);
    return {
      marks: rows().map(function (row) {
        const code = row.dataset.member;
        return { memberCode: code, mark: now['mark.' + code], reason: now['reason.' + code] || null };
      }),
      guests: boxes().filter(function (box) { return box.checked; }).map(memberOf)
    };
  }

  function hasReasons() {
    const missing = rows().filter(function (row) {
      return row.querySelector('.marks input[value=EXCUSED]').checked && !reasonOf(row).value.trim();
    });
    rows().forEach(function (row) { row.classList.toggle('is-missing', missing.includes(row)); });
    if (missing.length) {
      state('reason');
      reasonOf(missing[0]).focus();
    }
    return missing.length === 0;
  }

  function enter(body, version) {
    queued = true;
    return line.enter({
      kind: 'roll', of: form.dataset.lineOf, method: 'PUT', address: 'api/v1/meetings/' + encodeURIComponent(form.dataset.code) + '/roll-call',
      version: version, body: JSON.stringify(body), title: form.dataset.title
    }).catch(function () { state('unkept'); });
  }

  function state(kind, fact, more) {
    const place = form.querySelector('.line-state');
    place.textContent = (form.dataset['line' + kind[0].toUpperCase() + kind.slice(1)] || '').replace('#', fact || '').replace('@', more || '');
    place.dataset.state = kind;
  }

  function saved(entry) {
    const answer = entry.answer;
    form.dataset.version = String(answer.version);
    if (entry.sent) {
      base = valuesOf(JSON.parse(entry.sent));
    }
    form.querySelector('.roll-restored').hidden = true;
    showBoth(null);
    state(answer.open > 0 ? 'open' : 'saved', answer.receipt, answer.open > 0 ? String(answer.open) : clock(answer.receivedAt));
  }

  function valuesOf(body) {
    const values = {};
    (body.marks || body.entries.filter(function (one) { return one.due; })).forEach(function (one) {
      values['mark.' + one.memberCode] = one.mark;
      values['reason.' + one.memberCode] = one.reason || '';
    });
    const guests = body.guests || body.entries.filter(function (one) { return !one.due; }).map(function (one) { return one.memberCode; });
    boxes().forEach(function (box) { values['guest.' + memberOf(box)] = String(guests.includes(memberOf(box))); });
    return values;
  }

  /* Both versions of whoever they differ for; the person takes one for each. */
  function showBoth(entry) {
    const panel = form.querySelector('.line-both');
    const list = panel.querySelector('ul');
    list.textContent = '';
    panel.hidden = !entry;
    if (!entry) {
      return;
    }
    const mine = valuesOf(JSON.parse(entry.body));
    const theirs = valuesOf(entry.current.current);
    rows().map(function (row) { return row.dataset.member; }).forEach(function (code) {
      if (mine['mark.' + code] === theirs['mark.' + code] && mine['reason.' + code] === theirs['reason.' + code]) {
        return;
      }
      const item = document.createElement('li');
      const name = document.createElement('span');
      name.className = 'strong';
      name.textContent = nameOf('mark.' + code);
      item.setAttribute('role', 'group');
      item.setAttribute('aria-label', name.textContent);
      item.appendChild(name);
      [['theirs', theirs], ['mine', mine]].forEach(function (side) {
        const label = document.createElement('label');
        const radio = document.createElement('input');
        radio.type = 'radio';
        radio.name = 'both.' + code;
        radio.value = side[0];
        radio.dataset.both = code;
        radio.checked = side[0] === (mine['mark.' + code] === base['mark.' + code] ? 'theirs' : 'mine');
        label.appendChild(radio);
        label.appendChild(document.createTextNode(' ' + panel.dataset[side[0]].replace('#',
          wordOf('mark.', side[1]['mark.' + code] || 'NOT_RECORDED') + (side[1]['reason.' + code] ? ' (' + side[1]['reason.' + code] + ')' : ''))));
        item.appendChild(label);
      });
      list.appendChild(item);
    });
  }

  function takeBoth(entry) {
    const theirs = valuesOf(entry.current.current);
    const chosen = valuesOf(JSON.parse(entry.body));
    form.querySelectorAll('.line-both input[value=theirs]:checked').forEach(function (radio) {
      chosen['mark.' + radio.dataset.both] = theirs['mark.' + radio.dataset.both];
      chosen['reason.' + radio.dataset.both] = theirs['reason.' + radio.dataset.both];
    });
    base = Object.assign({}, base, theirs);
    fill(chosen);
    showBoth(null);
    enter(wanted(), entry.current.version);
  }

  function conflict(entry) {
    const current = entry.current.current;
    /* Nobody has called the roll: something else of the meeting was changed. */
    if (!current.entries.length) {
      enter(JSON.parse(entry.body), entry.current.version);
      return;
    }
    fill(valuesOf(JSON.parse(entry.body)));
    showBoth(entry);
    state('conflict');
  }

  function told(entry) {
    if (!form || entry.of !== form.dataset.lineOf || entry.kind !== 'roll') {
      return;
    }
    if (entry.window !== line.window && entry.key !== shown) {
      /* Somebody marks another version here: a save of it will show both. */
      if (Object.keys(changes()).length || !(entry.sent || entry.body)) {
        return;
      }
      fill(valuesOf(JSON.parse(entry.sent || entry.body)));
      shown = entry.key;
    }
    queued = queued || entry.state !== 'saved';
    if (entry.state === 'saved') {
      saved(entry);
    } else if (entry.state === 'conflict') {
      conflict(entry);
    } else if (entry.state === 'refused') {
      state('refused', entry.detail);
    } else {
      state('waiting', clock(entry.at));
    }
  }

  function isSave(element) {
    return element && element.closest && element.closest('#roll button[id$=":save"]');
  }

  function queue() {
    if (hasReasons()) {
      enter(wanted(), Number(form.dataset.version));
    }
  }

  /* Without a line, or while an earlier save of this page waits, nothing is posted. */
  document.addEventListener('click', function (event) {
    if (!form) {
      return;
    }
    if (isSave(event.target) && (queued || document.body.dataset.keptAt || line.isDown())) {
      event.preventDefault();
      event.stopImmediatePropagation();
      queue();
    }
    const both = event.target.closest && event.target.closest('.line-both-take, .line-both-drop');
    if (both) {
      line.entries().then(function (found) {
        const entry = found.find(function (one) { return one.of === form.dataset.lineOf && one.state === 'conflict'; });
        if (entry && both.classList.contains('line-both-take')) {
          takeBoth(entry);
        } else if (entry) {
          dropDraft();
          line.remove(entry).then(function () { window.location.reload(); });
        }
      });
    }
    if (event.target.closest && event.target.closest('.roll-drop')) {
      dropDraft();
      fill(base);
      form.querySelector('.roll-restored').hidden = true;
    }
    if (event.target.closest && event.target.closest('.reason')) {
      window.setTimeout(changed, 0);
    }
  }, true);

  ['change', 'input', 'keyup'].forEach(function (kind) {
    document.addEventListener(kind, function (event) {
      if (form && form.contains(event.target) && event.target.closest('.roll-row, .guest')) {
        changed();
      }
    });
  });

  document.addEventListener('nennep-entry', function (event) { told(event.detail); });

  function start() {
    form = document.querySelector('form#roll');
    if (!form || !line) {
      form = null;
      return;
    }
    base = read(true);
    if (document.body.dataset.keptAt) {
      queued = true;
      state('kept', clock(Number(document.body.dataset.keptAt)));
    }
    offer();
    line.entries().then(function (found) {
      found.filter(function (one) { return one.of === form.dataset.lineOf && one.kind === 'roll'; }).slice(-1).forEach(function (entry) {
        if (entry.state === 'saved' && Number(form.dataset.version) > entry.answer.version) {
          line.remove(entry);
          return;
        }
        const newer = entry.body || (Number(form.dataset.version) < entry.answer.version ? entry.sent : '');
        if (newer) {
          fill(valuesOf(JSON.parse(newer)));
        }
        shown = entry.key;
        told(entry);
      });
    });
  }

  if (window.jQuery) {
    window.jQuery(document).on('pfAjaxError', function (event, request, settings) {
      const status = request ? request.status : 0;
      const source = settings && settings.source && (settings.source.id || settings.source);
      if (form && source === 'roll:save' && request.statusText !== 'abort' && [0, 502, 503, 504].includes(status)) {
        window.setTimeout(function () {
          document.getElementById('trouble').hidden = true;
          queue();
        }, 0);
      }
    });
    window.jQuery(document).on('pfAjaxSuccess', function (event, request, settings) {
      const source = settings && settings.source && (settings.source.id || settings.source);
      if (form && request.responseText && request.responseText.indexOf('<redirect') >= 0) {
        line.dropDraft('roll', form.dataset.lineOf);
      } else if (source === 'roll:save' || source === 'roll:renew' || source === 'roll:renewDropping') {
        window.setTimeout(function () {
          form = document.querySelector('form#roll');
          if (form && !form.querySelector('.ui-messages-error')) {
            window.clearTimeout(timer);
            line.dropDraft('roll', form.dataset.lineOf);
            base = read(true);
          }
        }, 0);
      }
    });
  }
  start();
}());
