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

  if (window.jQuery) {
    const posts = window.jQuery(document);
    posts.on('pfAjaxSend', function () { busy.classList.add('on'); });
    posts.on('pfAjaxComplete', function () { busy.classList.remove('on'); });
    posts.on('pfAjaxSuccess', function () { trouble.hidden = true; });
    posts.on('pfAjaxError', function (event, request) {
      if (request && request.statusText === 'abort') {
        return;
      }
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
