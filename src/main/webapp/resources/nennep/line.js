/* A weak line: what is saved without one waits in this browser, for its own person alone, and goes out by itself with a key
   of its own, so that it is written once. What is typed and not saved is kept here too. Signing out leaves nothing. */
(function () {
  'use strict';

  const strip = document.getElementById('line');
  const me = strip && strip.dataset.person;
  const root = strip && strip.dataset.root;
  const first = 3000;
  const longest = 300000;
  const patience = 30000;
  const shown = 24 * 60 * 60 * 1000;
  const forgotten = 14 * shown;

  if (!me) {
    return;
  }

  /* --- the store --- */

  let opening = null;
  let left = false;

  function open() {
    if (left || !window.indexedDB) {
      return Promise.reject(new Error('closed'));
    }
    opening = opening || new Promise(function (done, failed) {
      const asked = window.indexedDB.open('nennep', 1);
      asked.onupgradeneeded = function () {
        asked.result.createObjectStore('entries', { keyPath: 'key' });
        asked.result.createObjectStore('drafts', { keyPath: 'name' });
      };
      asked.onsuccess = function () {
        const store = asked.result;
        store.onversionchange = function () {
          store.close();
          opening = null;
        };
        done(store);
      };
      asked.onerror = function () { failed(asked.error); };
    });
    return opening;
  }

  function work(name, mode, deed) {
    return open().then(function (store) {
      return new Promise(function (done, failed) {
        const transaction = store.transaction(name, mode);
        const asked = deed(transaction.objectStore(name));
        transaction.oncomplete = function () { done(asked && asked.result); };
        transaction.onabort = function () { failed(transaction.error); };
      });
    });
  }

  function put(name, row) {
    return work(name, 'readwrite', function (rows) { return rows.put(row); });
  }

  function remove(name, key) {
    return work(name, 'readwrite', function (rows) { return rows.delete(key); });
  }

  function all(name) {
    return work(name, 'readonly', function (rows) { return rows.getAll(); }).catch(function () { return []; });
  }

  function entries() {
    return all('entries').then(function (rows) {
      return rows.filter(function (row) { return row.person === me; }).sort(function (one, other) { return one.at - other.at; });
    });
  }

  /* Whoever used this browser before without signing out: what they typed is on the server too; what was never sent waits for them. */
  function leaveOthers() {
    try {
      Object.keys(window.localStorage).filter(function (name) { return name.startsWith('nennep.draft.') && !name.startsWith('nennep.draft.' + me + '.'); })
        .forEach(function (name) { window.localStorage.removeItem(name); });
    } catch (refused) { /* Then there is nothing in it. */ }
    all('drafts').then(function (rows) {
      rows.filter(function (row) { return row.person !== me; }).forEach(function (row) { remove('drafts', row.name); });
    });
    all('entries').then(function (rows) {
      rows.filter(function (row) {
        return row.state === 'saved' && (row.person !== me || Date.now() - row.at > shown) || row.person !== me && Date.now() - row.at > forgotten;
      })
        .forEach(function (row) { remove('entries', row.key); });
    });
    if (window.caches) {
      window.caches.keys().then(function (names) {
        names.filter(function (name) { return name.startsWith('nennep-pages-') && !name.endsWith('-' + me); })
          .forEach(function (name) { window.caches.delete(name); });
      });
    }
  }

  /* --- what waits --- */

  const windows = window.BroadcastChannel ? new window.BroadcastChannel('nennep') : null;

  function uuid() {
    return window.crypto.randomUUID ? window.crypto.randomUUID()
      : '10000000-1000-4000-8000-100000000000'.replace(/[018]/g, function (c) {
        return (Number(c) ^ window.crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> Number(c) / 4).toString(16);
      });
  }

  const here = uuid();

  function tell(entry) {
    document.dispatchEvent(new CustomEvent('nennep-entry', { detail: entry }));
    if (windows) {
      windows.postMessage({ changed: entry, person: me });
    }
    return show();
  }

  function change(entry, now) {
    Object.assign(entry, now);
    return put('entries', entry).then(function () { return tell(entry); });
  }

  /* Saves something as soon as it can be sent. What waits of the same page and was never tried is replaced by it. */
  function enter(wanted) {
    return entries().then(function (before) {
      const gone = before.filter(function (one) {
        return one.of === wanted.of && one.kind === wanted.kind && (one.state !== 'waiting' || !one.tried);
      });
      const entry = Object.assign({}, wanted, { key: uuid(), person: me, at: Date.now(), state: 'waiting', tried: false, page: window.location.href, window: here });
      return Promise.all(gone.map(function (one) { return remove('entries', one.key); }))
        .then(function () { return put('entries', entry); })
        .then(function () { return tell(entry); })
        .then(function () {
          failures = 0;
          flush();
          return entry;
        });
    });
  }

  /* --- sending --- */

  let failures = 0;
  let timer = 0;
  let sending = false;
  let signInWanted = false;
  /* Whether the last thing sent met no server. */
  let cut = false;

  function schedule() {
    window.clearTimeout(timer);
    entries().then(function (rows) {
      if (!left && rows.some(isWaiting)) {
        timer = window.setTimeout(flush, Math.min(longest, first * Math.pow(2, failures)));
      }
    });
  }

  function isWaiting(entry) {
    return entry.state === 'waiting';
  }

  /* One window at a time; where windows cannot agree, the keys do. */
  function alone(deed) {
    return window.navigator.locks ? window.navigator.locks.request('nennep-send', { ifAvailable: true }, function (lock) {
      return lock ? deed() : null;
    }) : deed();
  }

  function flush() {
    if (sending || left) {
      return Promise.resolve();
    }
    sending = true;
    return Promise.resolve(alone(sendAll)).catch(function () { failures += 1; }).then(function () {
      sending = false;
      schedule();
    });
  }

  async function sendAll() {
    for (;;) {
      const next = (await entries()).find(isWaiting);
      if (!next || !await send(next)) {
        return;
      }
    }
  }

  /* @return whether the next one can be tried */
  async function send(entry) {
    const cancel = new AbortController();
    const limit = window.setTimeout(function () { cancel.abort(); }, patience);
    entry.tried = true;
    await put('entries', entry);
    let answer;
    let said;
    try {
      answer = await window.fetch(root + entry.address, {
        method: entry.method, credentials: 'same-origin', cache: 'no-store', body: entry.body, signal: cancel.signal,
        headers: {
          'Content-Type': 'application/json', 'Idempotency-Key': entry.key, 'If-Match': '"' + entry.version + '"',
          'X-Person': me, 'Accept-Language': document.documentElement.lang
        }
      });
      said = await answer.json().catch(function () { return {}; });
    } catch (broken) {
      cut = true;
      failures += 1;
      await show();
      return false;
    } finally {
      window.clearTimeout(limit);
    }
    cut = false;
    return take(entry, answer.status, said);
  }

  async function take(entry, status, said) {
    signInWanted = status === 401;
    if (status === 200) {
      failures = 0;
      const later = (await entries()).filter(function (one) { return one.of === entry.of && isWaiting(one) && one.key !== entry.key; });
      for (const one of later) {
        one.version = one.version === entry.version ? said.version : one.version;
        await put('entries', one);
      }
      /* What was sent stays for a page that was kept before it. */
      await change(entry, { state: 'saved', answer: said, sent: entry.body, body: '' });
      await dropDraft(entry.kind, entry.of);
      return true;
    }
    if (status === 412) {
      await change(entry, { state: 'conflict', current: said });
      return true;
    }
    if (status >= 400 && status < 500 && ![401, 408, 409, 425, 429].includes(status)) {
      await change(entry, { state: 'refused', detail: said.detail || '', fields: said.fields || {} });
      return true;
    }
    failures += 1;
    await show();
    return false;
  }

  /* --- what was typed and not saved --- */

  function nameOf(kind, of) {
    return me + '.' + kind + '.' + of;
  }

  /* The database writes later. A page that is left at once would take along what is not written yet, so that it stands here until then. */
  const underWay = 'nennep.draft.';

  function hurried(name, row) {
    try {
      if (row && !left) {
        window.localStorage.setItem(underWay + name, JSON.stringify(row));
      } else {
        window.localStorage.removeItem(underWay + name);
      }
    } catch (refused) { /* Full, or not allowed: the database has it in a moment. */ }
  }

  function hurriedOf(name) {
    try {
      return JSON.parse(window.localStorage.getItem(underWay + name));
    } catch (refused) {
      return null;
    }
  }

  function keepDraft(kind, of, draft) {
    const row = Object.assign({}, draft, { name: nameOf(kind, of), person: me, at: Date.now() });
    hurried(row.name, row);
    return put('drafts', row).then(function () {
      const newest = hurriedOf(row.name);
      if (newest && newest.at <= row.at) {
        hurried(row.name, null);
      }
    }).catch(function () {});
  }

  function draftOf(kind, of) {
    const under = hurriedOf(nameOf(kind, of));
    return work('drafts', 'readonly', function (rows) { return rows.get(nameOf(kind, of)); }).catch(function () { return null; })
      .then(function (kept) { return under && (!kept || under.at >= kept.at) ? under : kept; });
  }

  function dropDraft(kind, of) {
    hurried(nameOf(kind, of), null);
    return remove('drafts', nameOf(kind, of)).catch(function () {});
  }

  /* --- what the page says --- */

  function isDown() {
    return window.navigator.onLine === false || cut;
  }

  function show() {
    return entries().then(function (rows) {
      const here = document.querySelector('[data-line-of]');
      const away = rows.filter(function (one) { return one.state !== 'saved' && (!here || here.dataset.lineOf !== one.of); });
      const waiting = rows.filter(isWaiting);
      const text = strip.querySelector('.line-text');
      const links = strip.querySelector('.line-links');
      const lines = [];
      if (window.navigator.onLine === false || document.body.dataset.keptAt) {
        lines.push(strip.dataset.offline);
      }
      if (waiting.length && signInWanted) {
        lines.push(strip.dataset.signIn.replace('#', String(waiting.length)));
      } else if (away.length) {
        lines.push(strip.dataset.waiting.replace('#', String(away.length)));
      }
      if (text.textContent !== lines.join(' ')) {
        text.textContent = lines.join(' ');
      }
      strip.querySelector('.line-sign-in').hidden = !(waiting.length && signInWanted);
      links.textContent = '';
      away.forEach(function (one) {
        const link = document.createElement('a');
        link.href = one.page;
        link.textContent = one.title;
        links.appendChild(link);
      });
      strip.hidden = lines.length === 0;
    });
  }

  /* --- signing out --- */

  function forget() {
    left = true;
    window.clearTimeout(timer);
    if (windows) {
      windows.postMessage({ left: true });
    }
    const workers = window.navigator.serviceWorker;
    const closed = opening ? opening.then(function (store) { store.close(); }).catch(function () {}) : Promise.resolve();
    return closed.then(function () {
      return new Promise(function (done) {
        if (!window.indexedDB) {
          done();
          return;
        }
        const asked = window.indexedDB.deleteDatabase('nennep');
        asked.onsuccess = asked.onerror = asked.onblocked = function () { done(); };
      });
    }).then(function () {
      return workers ? workers.getRegistrations().then(function (all) {
        return Promise.all(all.map(function (one) { return one.unregister(); }));
      }) : null;
    }).then(function () {
      return window.caches ? window.caches.keys().then(function (names) {
        return Promise.all(names.map(function (name) { return window.caches.delete(name); }));
      }) : null;
    }).catch(function () {}).then(function () {
      document.cookie = 'nennep-line=; path=' + root + '; max-age=0; samesite=lax';
      try {
        window.sessionStorage.clear();
        window.localStorage.clear();
      } catch (shut) {
        /* Nothing was kept there. */
      }
      if (windows) {
        windows.postMessage({ gone: true });
      }
    });
  }

  const leaving = document.querySelector('.sign-out');
  const unsent = document.getElementById('unsent');
  let sure = false;

  function go() {
    forget().then(function () {
      sure = true;
      leaving.click();
    });
  }

  if (leaving && unsent) {
    leaving.addEventListener('click', function (event) {
      if (sure) {
        return;
      }
      event.preventDefault();
      entries().then(function (rows) {
        const lost = rows.filter(function (one) { return one.state !== 'saved'; });
        if (!lost.length) {
          go();
          return;
        }
        const list = unsent.querySelector('ul');
        list.textContent = '';
        lost.forEach(function (one) {
          const item = document.createElement('li');
          item.textContent = one.title;
          list.appendChild(item);
        });
        unsent.showModal();
      });
    });
    unsent.querySelector('.unsent-stay').addEventListener('click', function () { unsent.close(); });
    unsent.querySelector('.unsent-leave').addEventListener('click', function () {
      unsent.close();
      go();
    });
  }

  /* --- the worker: only where the browser trusts the line (TLS, or this very machine) --- */

  function watch() {
    const workers = window.navigator.serviceWorker;
    if (!workers || document.body.dataset.keptAt) {
      return;
    }
    const controlled = Boolean(workers.controller);
    workers.register(strip.dataset.worker, { scope: root, updateViaCache: 'none' })
      .then(function () { return workers.ready; })
      .then(function (standing) {
        const here = document.querySelector('[data-line-of]');
        if (!here) {
          return;
        }
        if (controlled) {
          document.body.dataset.kept = 'true';
          return;
        }
        const told = new MessageChannel();
        told.port1.onmessage = function () { document.body.dataset.kept = 'true'; };
        standing.active.postMessage({
          keep: window.location.href,
          things: window.performance.getEntriesByType('resource').map(function (one) { return one.name; })
        }, [told.port2]);
      })
      .catch(function () {});
  }

  if (windows) {
    windows.onmessage = function (event) {
      if (event.data.left) {
        left = true;
      } else if (event.data.gone) {
        /* Not anew: the session may last for another moment, and the page would keep itself again. */
        try {
          window.sessionStorage.clear();
        } catch (shut) {
          /* Nothing was kept there. */
        }
        window.location.replace(root + 'login.xhtml?left=true');
      } else if (event.data.person === me) {
        /* Whichever window sends it, the page that it is of says what became of it. */
        document.dispatchEvent(new CustomEvent('nennep-entry', { detail: event.data.changed }));
        show();
      }
    };
  }
  ['online', 'offline'].forEach(function (kind) { window.addEventListener(kind, show); });
  window.addEventListener('online', function () {
    failures = 0;
    flush();
  });
  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'visible') {
      failures = 0;
      flush();
    }
  });
  document.addEventListener('nennep-signed-in', function () {
    signInWanted = false;
    failures = 0;
    flush();
  });
  strip.querySelector('.line-sign-in').addEventListener('click', function () {
    document.dispatchEvent(new Event('nennep-sign-in-wanted'));
  });

  window.nennepLine = {
    enter: enter,
    entries: entries,
    remove: function (entry) { return remove('entries', entry.key).then(show); },
    isDown: isDown,
    keepDraft: keepDraft,
    draftOf: draftOf,
    dropDraft: dropDraft,
    /* Tells what this window entered from what another one did. */
    window: here,
    /* For a question whose answer is not waited for when the line is too weak. */
    patience: function () { return window.AbortSignal && AbortSignal.timeout ? AbortSignal.timeout(8000) : undefined; },
    /* Header by which a request of this page is refused when somebody else has signed in since. */
    person: me
  };

  /* From now on every page of this browser looks after what is kept: the server puts this script into it. */
  document.cookie = 'nennep-line=true; path=' + root + '; max-age=2592000; samesite=lax';
  leaveOthers();
  watch();
  show();
  flush();
}());
