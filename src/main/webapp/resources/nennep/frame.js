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

  const trouble = document.getElementById('trouble');
  const busy = document.getElementById('busy');

  function tell(kind) {
    trouble.querySelector('.trouble-text').textContent = trouble.dataset[kind];
    trouble.hidden = false;
  }

  if (trouble) {
    trouble.querySelector('.trouble-close').addEventListener('click', function () { trouble.hidden = true; });
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
    posts.on('pfAjaxSend', function () { busy.classList.add('on'); });
    posts.on('pfAjaxComplete', function () { busy.classList.remove('on'); });
    posts.on('pfAjaxSuccess', function () { trouble.hidden = true; });
    posts.on('pfAjaxError', function (event, request) {
      if (request && request.statusText === 'abort') {
        return;
      }
      window.setTimeout(wake, 0);
      const status = request ? request.status : 0;
      tell(status === 0 ? 'offline' : status === 503 ? 'away' : 'failed');
    });
  }

  /* While somebody is typing, the session stays; after four hours nobody is. */
  const kept = document.querySelector('[data-keep-session]');
  if (kept) {
    let beats = 0;
    const heart = window.setInterval(function () {
      beats += 1;
      if (beats > 24) {
        window.clearInterval(heart);
        return;
      }
      window.fetch(kept.dataset.keepSession, { method: 'HEAD', credentials: 'same-origin', cache: 'no-store' }).catch(function () {});
    }, 10 * 60 * 1000);
  }
}());
