/* Stands between the browser and the line: gives the roll call and the record that were opened before when there is no line,
   and styles and scripts that are here already. Nothing else is kept, and no post passes through here. */
(function () {
  'use strict';

  const build = new URL(self.location.href).searchParams.get('v') || '';
  const things = 'nennep-things-' + build;
  const pages = 'nennep-pages-' + build + '-';
  const kept = ['rollcall/take.xhtml', 'rollcall/record.xhtml'];
  const longest = 24 * 60 * 60 * 1000;
  const most = 20;
  const patience = 8000;

  function below(url) {
    return url.href.startsWith(self.registration.scope) ? url.href.slice(self.registration.scope.length).split(/[?#]/)[0] : null;
  }

  /* The newest record and the roll call of a meeting; an old version of a record is read, not worked on. */
  function isPage(url) {
    return kept.includes(below(url)) && url.searchParams.has('meeting') && !url.searchParams.has('number');
  }

  /* Named by its contents or its release, so that it never changes. */
  function isThing(url) {
    return /^(resources|jakarta\.faces\.resource)\//.test(below(url) || '') && url.searchParams.has('v');
  }

  function nameOf(url) {
    return url.origin + url.pathname + '?meeting=' + url.searchParams.get('meeting');
  }

  async function keep(url, answer) {
    const person = answer.headers.get('X-Person');
    const sort = answer.headers.get('Content-Type') || '';
    if (!person || answer.status !== 200 || answer.redirected || !sort.startsWith('text/html')) {
      return;
    }
    const headers = new Headers(answer.headers);
    headers.set('X-Kept-At', String(Date.now()));
    const cache = await caches.open(pages + person);
    await cache.put(nameOf(url), new Response(await answer.text(), { headers: headers }));
    const names = await cache.keys();
    await Promise.all(names.slice(0, Math.max(0, names.length - most)).map(function (name) { return cache.delete(name); }));
  }

  /* Says in the page that it is a kept one, and of when. */
  async function find(url) {
    for (const name of await caches.keys()) {
      const cache = name.startsWith(pages) ? await caches.open(name) : null;
      const page = cache ? await cache.match(nameOf(url), { ignoreVary: true }) : null;
      if (page) {
        const at = Number(page.headers.get('X-Kept-At'));
        if (Date.now() - at < longest) {
          const text = await page.text();
          return new Response(text.replace('<body', '<body data-kept-at="' + at + '"'), { headers: page.headers });
        }
        await cache.delete(nameOf(url));
      }
    }
    return null;
  }

  /* The server first; a kept page where it cannot be met, is away, or takes longer than people wait. */
  async function page(event, url) {
    let keeping = null;
    const network = fetch(event.request).then(function (answer) {
      keeping = keep(url, answer.clone());
      return answer;
    });
    event.waitUntil(network.then(function () { return keeping; }).catch(function () { return null; }));
    const slow = new Promise(function (done) { self.setTimeout(done, patience); })
      .then(function () { return find(url); })
      .then(function (before) { return before || network; });
    slow.catch(function () { return null; });
    try {
      const answer = await Promise.race([network, slow]);
      return [502, 503, 504].includes(answer.status) ? await find(url) || answer : answer;
    } catch (cut) {
      const before = await find(url);
      if (before) {
        return before;
      }
      throw cut;
    }
  }

  async function thing(request) {
    const cache = await caches.open(things);
    const before = await cache.match(request, { ignoreVary: true });
    if (before) {
      return before;
    }
    const answer = await fetch(request);
    if (answer.status === 200 && answer.type === 'basic') {
      await cache.put(request, answer.clone());
    }
    return answer;
  }

  self.addEventListener('install', function () { self.skipWaiting(); });

  self.addEventListener('activate', function (event) {
    event.waitUntil(caches.keys()
      .then(function (names) {
        return Promise.all(names.filter(function (name) {
          return name.startsWith('nennep-') && name !== things && !name.startsWith(pages);
        }).map(function (name) { return caches.delete(name); }));
      })
      .then(function () { return self.clients.claim(); }));
  });

  self.addEventListener('fetch', function (event) {
    const url = new URL(event.request.url);
    if (event.request.method !== 'GET' || url.origin !== self.location.origin) {
      return;
    }
    if (event.request.mode === 'navigate') {
      if (isPage(url)) {
        event.respondWith(page(event, url));
      }
    } else if (isThing(url)) {
      event.respondWith(thing(event.request));
    }
  });

  /* A page that was opened before this stood here: it and what it is made of are fetched once more. */
  self.addEventListener('message', function (event) {
    const url = new URL(event.data && event.data.keep || self.location.href);
    if (isPage(url)) {
      event.waitUntil(Promise.all([
        fetch(url.href, { credentials: 'same-origin' }).then(function (answer) { return keep(url, answer); }),
        Promise.all(event.data.things.map(function (one) { return new URL(one); }).filter(isThing)
          .map(function (one) { return thing(new Request(one.href)); }))
      ]).then(function () { event.ports[0].postMessage('kept'); }));
    }
  });
}());
