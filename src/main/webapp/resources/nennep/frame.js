/* What every page does in the browser: the menu on small screens, and a word when a post did not arrive. */
(function () {
  'use strict';

  const toggle = document.querySelector('.bar-toggle');
  if (toggle) {
    toggle.addEventListener('click', function () {
      const open = document.getElementById('menu').classList.toggle('open');
      toggle.setAttribute('aria-expanded', String(open));
    });
  }

  /* The menu of those who manage more: closed by a press elsewhere, and by the escape key. */
  const more = document.querySelector('.nav-more');
  if (more) {
    document.addEventListener('click', function (event) {
      more.open = more.open && more.contains(event.target);
    });
    document.addEventListener('keydown', function (event) {
      if (event.key === 'Escape' && more.open) {
        more.open = false;
        more.querySelector('summary').focus();
      }
    });
  }

  /* The library's Vietnamese lost the page's number on the way, and calls a pager "showing the way". */
  const vietnamese = window.PrimeFaces && window.PrimeFaces.locales.vi;
  if (vietnamese) {
    Object.assign(vietnamese.aria, { pageLabel: 'Trang {page}', navigation: 'Chuyển trang' });
  }

  const trouble = document.getElementById('trouble');

  function tell(kind) {
    trouble.querySelector('.trouble-text').textContent = trouble.dataset[kind];
    trouble.hidden = false;
  }

  if (trouble) {
    trouble.querySelector('.trouble-close').addEventListener('click', function () { trouble.hidden = true; });
  }

  /* The mark of the view on the server, after the page in the browser got another one. The browser runs scripts with the
     page's own mark only, so the server's is put back into what it answers. */
  let mark = '';

  function sendMark(settings) {
    if (!mark || !settings || !settings.data) {
      return;
    }
    settings.dataFilter = function (answer) {
      return answer.split(mark).join(window.PrimeFaces.csp.NONCE_VALUE);
    };
    if (typeof settings.data === 'string') {
      settings.data = settings.data.replace(/(^|&)primefaces\.nonce=[^&]*/, '$1primefaces.nonce=' + encodeURIComponent(mark));
    } else if (settings.data.set) {
      settings.data.set('primefaces.nonce', mark);
    }
  }

  /* A button whose post failed stays switched off by PrimeFaces; it must be there to press again. */
  function wake() {
    document.querySelectorAll('button.ui-state-loading').forEach(function (button) {
      const widget = window.PrimeFaces.getWidgetById(button.id);
      button.classList.remove('ui-state-loading');
      if (widget) {
        widget.enable();
      }
    });
  }

  if (window.jQuery) {
    /* A post that hangs in a weak network is given up, and said so, rather than waited for without end. */
    window.jQuery.ajaxSetup({ timeout: 60000 });
    const posts = window.jQuery(document);
    posts.on('pfAjaxSend', function (event, request, settings) { sendMark(settings); });
    posts.on('pfAjaxSuccess', function () { trouble.hidden = true; touched(); });
    posts.on('pfAjaxError', function (event, request) {
      if (request && request.statusText === 'abort') {
        return;
      }
      window.setTimeout(wake, 0);
      const status = request ? request.status : 0;
      if (status === 401) {
        askAgain();
        return;
      }
      if (status === 409) {
        renew();
        return;
      }
      tell(status === 0 ? 'offline' : status === 503 ? 'away' : status === 507 ? 'full' : 'failed');
    });
  }

  /* --- files: the browser's own button speaks the browser's language --- */

  function dressFiles() {
    document.querySelectorAll('input[type=file]').forEach(function (input) {
      /* Hidden from those who listen although it can be reached by the keyboard. */
      input.removeAttribute('aria-hidden');
      const label = input.closest('.field') && input.closest('.field').querySelector('.field-label');
      if (label && !input.labels.length) {
        input.setAttribute('aria-label', label.textContent.trim());
      }
      if (!input.classList.contains('file-input') || input.classList.contains('dressed')) {
        return;
      }
      const button = document.createElement('label');
      const name = document.createElement('span');
      button.className = 'button button-quiet';
      button.htmlFor = input.id;
      button.textContent = document.body.dataset.choose;
      name.className = 'file-chosen soft';
      name.textContent = document.body.dataset.nothing;
      input.classList.add('dressed');
      input.after(button, name);
      input.addEventListener('change', function () {
        name.textContent = input.files.length ? input.files[0].name : document.body.dataset.nothing;
      });
    });
  }

  dressFiles();
  if (window.jQuery) {
    window.jQuery(document).on('pfAjaxComplete', function () { window.setTimeout(dressFiles, 0); });
  }

  /* --- a form for something new that was saved: going back to it shows what was saved, not the form, empty again --- */

  function remembered(key) {
    return JSON.parse(window.sessionStorage.getItem(key) || 'null');
  }

  function followSaved() {
    const left = remembered('nennep.left');
    const saved = remembered('nennep.saved') || {};
    window.sessionStorage.removeItem('nennep.left');
    if (left && left !== window.location.href) {
      saved[left] = window.location.href;
      window.sessionStorage.setItem('nennep.saved', JSON.stringify(saved));
    }
    const way = window.performance.getEntriesByType('navigation')[0];
    if (document.querySelector('form.once') && way && way.type === 'back_forward' && saved[window.location.href]) {
      window.location.replace(saved[window.location.href]);
    }
  }

  try {
    followSaved();
    if (window.jQuery) {
      window.jQuery(document).on('pfAjaxSend', function (event, request, settings) {
        const source = document.getElementById(settings && settings.source && (settings.source.id || settings.source));
        if (source && source.tagName === 'BUTTON' && source.closest('form.once')) {
          window.sessionStorage.setItem('nennep.left', JSON.stringify(window.location.href));
        }
      });
      window.jQuery(document).on('pfAjaxSuccess', function (event, request) {
        if (!request.responseText || request.responseText.indexOf('<redirect') < 0) {
          window.sessionStorage.removeItem('nennep.left');
        }
      });
    }
  } catch (unkept) {
    /* Without a store going back works as everywhere. */
  }

  /* --- a session that ends: warned of before, begun again over the page, and nothing typed is lost --- */

  const idle = document.getElementById('idle');
  const again = document.getElementById('again');

  /* What the fields said when the server sent them; the same on a page sent now means that nobody changed the data. */
  function delivered(page) {
    return Array.from(page.querySelectorAll('#main input, #main select, #main textarea'))
      .filter(function (field) {
        return field.name && !/^(jakarta\.faces|primefaces)\./.test(field.name) && field.type !== 'password' && field.type !== 'file';
      })
      .map(function (field) {
        const said = field.tagName === 'SELECT'
          ? Array.from(field.options).filter(function (one) { return one.defaultSelected; }).map(function (one) { return one.value; })
          : field.type === 'radio' || field.type === 'checkbox' ? [field.value, field.defaultChecked] : [field.defaultValue];
        return field.name + '=' + JSON.stringify(said);
      });
  }

  const first = JSON.stringify(delivered(document));

  function names(page) {
    return Array.from(page.querySelectorAll('#main form, #main [name]'))
      .map(function (one) { return one.getAttribute('name') || one.id; })
      .filter(function (name) { return !/^(jakarta\.faces|primefaces)\./.test(name); });
  }

  /* Whether what stands here now can be sent to the page as the server would show it now. */
  function fits(fresh) {
    const known = new Set(names(fresh));
    return JSON.stringify(delivered(fresh)) === first && names(document).every(function (name) { return known.has(name); });
  }

  /* The page in the browser stays; it only gets the number of a new view of the same page on the server. */
  function renew() {
    return window.fetch(window.location.href, { credentials: 'same-origin', cache: 'no-store', headers: { 'X-Requested-By': 'fetch' } })
      .then(function (answer) {
        if (answer.status === 401) {
          askAgain();
          return '';
        }
        return answer.ok ? answer.text() : Promise.reject(new Error(String(answer.status)));
      })
      .then(function (text) {
        if (!text) {
          return;
        }
        const fresh = new DOMParser().parseFromString(text, 'text/html');
        const view = fresh.querySelector('input[name="jakarta.faces.ViewState"]');
        if (again.open) {
          again.close();
        }
        if (!view || !fits(fresh)) {
          tell('changed');
          return;
        }
        document.querySelectorAll('input[name="jakarta.faces.ViewState"]').forEach(function (state) { state.value = view.value; });
        const scripted = fresh.querySelector('script[nonce]');
        mark = scripted ? scripted.getAttribute('nonce') : '';
        touched();
        tell('renewed');
      })
      .catch(function () { tell('offline'); });
  }

  function say(kind) {
    const error = again.querySelector('.ask-error');
    error.textContent = kind ? again.dataset[kind] : '';
    error.hidden = !kind;
  }

  let ticket = '';

  function wantCode(wanted) {
    again.querySelector('.ask-password').hidden = wanted;
    again.querySelector('.ask-code').hidden = !wanted;
    again.querySelector(wanted ? '#againCode' : '#againPassword').focus();
  }

  function askAgain() {
    if (!again || again.open) {
      return;
    }
    if (idle.open) {
      idle.close();
    }
    say('');
    again.showModal();
    if (again.querySelector('.ask-form')) {
      ticket = '';
      again.querySelector('#againPassword').value = '';
      wantCode(false);
    }
  }

  function signIn(form) {
    const typed = new URLSearchParams(new FormData(form));
    typed.set('ticket', ticket);
    say('');
    window.fetch(again.dataset.signIn, { method: 'POST', credentials: 'same-origin', headers: { 'X-Requested-By': 'fetch' }, body: typed })
      .then(function (answer) { return answer.ok ? answer.json() : Promise.reject(new Error(String(answer.status))); })
      .then(function (answer) {
        form.querySelector('#againPassword').value = '';
        form.querySelector('#againCode').value = '';
        if (answer.step === 'IN') {
          document.dispatchEvent(new Event('nennep-signed-in'));
          renew();
        } else if (answer.step === 'CODE_WANTED') {
          ticket = answer.ticket;
          wantCode(true);
        } else {
          say(ticket ? 'codeWrong' : 'wrong');
          /* The ticket of the first step is good for some minutes only. */
          wantCode(Boolean(ticket));
        }
      })
      .catch(function () { say('offline'); });
  }

  /* When anybody of this browser last heard from the server; all its windows share the session. */
  function touched() {
    try {
      window.localStorage.setItem('nennep.contact', String(Date.now()));
    } catch (full) {
      contact = Date.now();
    }
  }

  let contact = Date.now();
  let busyAt = 0;

  function lastContact() {
    try {
      return Number(window.localStorage.getItem('nennep.contact')) || contact;
    } catch (closed) {
      return contact;
    }
  }

  function stay() {
    window.fetch(document.body.dataset.session, { credentials: 'same-origin', cache: 'no-store', headers: { 'X-Requested-By': 'fetch' } })
      .then(function (answer) {
        if (answer.status === 401) {
          askAgain();
        } else if (answer.ok) {
          touched();
          idle.close();
        }
      })
      .catch(function () {});
  }

  function watch() {
    const limit = Number(document.body.dataset.idle) * 1000;
    const warning = Number(document.body.dataset.warning) * 1000;
    const silent = Date.now() - lastContact();
    if (again.open) {
      return;
    }
    if (busyAt > lastContact() && silent > Math.min(60000, limit / 4) && !idle.open) {
      /* Somebody is typing: that is no idleness, although nothing was sent. */
      stay();
    } else if (silent >= limit) {
      /* Without a line nobody can sign in, and the roll goes on being called. */
      if (window.navigator.onLine !== false) {
        askAgain();
      }
    } else if (silent >= limit - warning) {
      const text = idle.querySelector('[data-text]');
      text.textContent = text.dataset.text.replace('#', String(Math.max(1, Math.ceil((limit - silent) / 60000))));
      if (!idle.open) {
        idle.showModal();
      }
    } else if (idle.open) {
      idle.close();
    }
  }

  if (again && idle) {
    touched();
    ['input', 'keydown', 'pointerdown'].forEach(function (kind) {
      document.addEventListener(kind, function () { busyAt = Date.now(); }, true);
    });
    idle.querySelector('.ask-stay').addEventListener('click', stay);
    /* The page under it belongs to somebody: it is not to be uncovered by the escape key. */
    again.addEventListener('cancel', function (event) { event.preventDefault(); });
    again.addEventListener('submit', function (event) {
      event.preventDefault();
      signIn(event.target);
    });
    const back = again.querySelector('.ask-back');
    if (back) {
      back.addEventListener('click', renew);
    }
    document.addEventListener('nennep-sign-in-wanted', askAgain);
    window.setInterval(watch, 10000);
  }
}());
