// What our pages need in the browser; without htmx, the number in the host's menu.
(() => {
  const base = new URL(document.currentScript.src).pathname.replace(/static\/[^/]*$/, '');
  const box = document.querySelector('[data-seller-support]');
  const htmx = window.htmx;
  const find = (selector) => box.querySelector(selector);
  const on = (event, act) => box.addEventListener(event, act);
  const all = (selector) => [...box.querySelectorAll(selector)];

  // ---- Menu number ----
  function showNumbers() {
    const link = document.querySelector('.woocommerce-MyAccount-navigation-link--support-tickets > a');
    if (link && !link.querySelector('span')) {
      link.append(document.createElement('span'));
      link.lastChild.dataset.sellerSupportCount = 'account';
    }
    document.querySelectorAll('[data-seller-support-count]').forEach(async (place) => {
      try {
        const answer = await fetch(base + 'badge/' + place.dataset.sellerSupportCount);
        const count = answer.status === 200 && (await answer.json()).count;
        place.textContent = count ? ` (${count > 99 ? '99+' : count})` : '';
      } catch (error) { /* The old number stays. */ }
    });
  }
  showNumbers();
  if (!box) return;

  // ---- Sending ----
  // Also those that stand beside another form's.
  const buttons = (form) => [...form.elements].filter((element) => element.type === 'submit');
  const clear = () => all('.ss-failed, .seller-support-loading').forEach((old) => old.remove());

  box.addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (form.ariaBusy) {
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    form.ariaBusy = 'true';
    clear();
    // The browser's own sending: no answer comes back to here.
    if (!htmx || box.hasAttribute('hx-disable')) forget(form);
    // Later: a disabled button's value would not be sent.
    setTimeout(() => {
      if (!form.ariaBusy) return;
      const pressed = event.submitter || buttons(form)[0];
      pressed.dataset.label = pressed.textContent;
      pressed.textContent = form.dataset.sending;
      buttons(form).forEach((button) => { button.disabled = true; });
    });
  }, true);

  function unlock(form) {
    form.ariaBusy = null;
    for (const button of buttons(form)) {
      button.disabled = false;
      button.textContent = button.dataset.label || button.textContent;
    }
  }
  // The browser's back store may hold a locked one.
  addEventListener('pageshow', () => all('form[aria-busy]').forEach(unlock));

  on('keydown', (event) => {
    const form = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && event.target.form;
    if (form && event.target.matches('textarea')) form.requestSubmit(buttons(form)[0]);
  });
  on('change', ({ target }) => target.matches('.ss-filter select') && target.form.requestSubmit());
  // The box for all of them, and each by itself.
  on('change', ({ target }) => {
    const marks = target.form ? [...target.form.elements].filter(({ name }) => /^r\d+$/.test(name)) : [];
    const whole = find('#ss-all');
    if (target === whole) marks.forEach((mark) => { mark.checked = whole.checked; });
    else if (marks.includes(target)) whole.checked = marks.every(({ checked }) => checked);
  });

  // ---- What is typed and not sent yet: this tab keeps it ----
  const kTexts = 'seller-support-texts', kTyped = ':is([name=message], [name=reason], [name=subject]):not([form])';

  // Its forms' token stands for a login: what was typed under another one is dropped.
  function texts(form, change) {
    try {
      const owner = form.elements.csrf.value;
      const stored = JSON.parse(sessionStorage.getItem(kTexts));
      const fields = stored?.owner === owner ? stored.fields : {};
      change(fields);
      sessionStorage.setItem(kTexts, JSON.stringify({ owner, fields }));
    } catch (error) { /* Where nothing may be stored, nothing is kept. */ }
  }

  // Forms at one address may be about this store or that.
  function keyOf({ form, name }) {
    const about = ['store', 'order', 'ticket', 'from'].map((key) => form.querySelector(`[type=hidden][name=${key}]`)?.value);
    return [location.pathname, form.getAttribute('action'), ...about, name].join(' ');
  }

  const eachTyped = (form, act) => texts(form, (kept) => [...form.elements]
    .filter((field) => field.matches(kTyped)).forEach((field) => act(field, kept, keyOf(field))));
  const forget = (form) => eachTyped(form, (field, kept, key) => { kept[key] = undefined; });
  const putBack = () => all('form[method=post]').forEach((form) => eachTyped(form, (field, kept, key) => {
    if (field.value || !kept[key]) return;
    field.value = kept[key];
    field.closest('details')?.setAttribute('open', '');
  }));

  on('input', ({ target }) => {
    if (!target.matches(kTyped) || target.form?.getAttribute('method') !== 'post') return;
    texts(target.form, (kept) => { kept[keyOf(target)] = target.value || undefined; });
  });
  putBack();

  // ---- Refunds: amounts follow quantities, as Share() does it in the program ----
  // Amounts are whole ten-thousandths; null is no amount.
  function reader({ dataset: { decimals, point, thousands } }) {
    return (text) => {
      const plain = text.trim().split(thousands || ' ').join('').replace(point || '.', '.');
      const parts = /^(\d{1,9})(?:\.(\d*))?$/.exec(plain);
      if (!parts || (parts[2] || '').length > decimals) return null;
      return BigInt(parts[1] + (parts[2] || '').padEnd(4, '0'));
    };
  }

  function writer({ dataset: { decimals, point } }) {
    return (amount, thousands = '') => {
      const digits = String(amount).padStart(5, '0');
      const whole = digits.slice(0, -4).replace(/\B(?=(\d{3})+$)/g, thousands);
      return decimals > 0 ? whole + point + digits.slice(-4, decimals - 4 || undefined) : whole;
    };
  }

  function share(amount, part, whole, form) {
    const step = whole * 10n ** BigInt(4 - form.dataset.decimals);
    return ((amount * part + step / 2n) / step) * (step / whole);
  }

  const least = (a, b) => (a < b ? a : b);

  on('input', ({ target }) => {
    const form = target.closest('.ss-refund');
    if (!form) return;
    const read = reader(form), write = writer(form);
    const row = target.closest('tr');
    if (row) follow(form, row, target, read, write);
    let total = 0n;
    form.querySelectorAll('tr input:not([name^=quantity])').forEach((field) => { total += read(field.value) || 0n; });
    const button = form.querySelector('[data-words]');
    const price = form.dataset.price.replace(form.dataset.zero, () => write(total, form.dataset.thousands));
    button.textContent = button.dataset.words.replace('{amount}', () => price);
  });

  function follow(form, row, field, read, write) {
    const { bought, quantity, paid, left } = row.dataset;
    const net = row.querySelector('[name^=net]');
    const taxes = [...row.querySelectorAll('[name^=tax]')];
    const all = { paid: BigInt(paid), left: BigInt(left) };
    if (field.name.startsWith('quantity')) {
      const count = /^\d{1,9}$/.test(field.value.trim()) ? BigInt(field.value.trim()) : 0n;
      const some = (money) => {
        if (count === 0n) return '';
        const whole = count >= BigInt(quantity) || bought === '0';
        return write(whole ? BigInt(money.left) : least(share(BigInt(money.paid), count, BigInt(bought), form), BigInt(money.left)));
      };
      net.value = some(all);
      taxes.forEach((tax) => { tax.value = some(tax.dataset); });
    } else if (field === net) {
      const amount = read(net.value);
      taxes.forEach((tax) => {
        if (amount === null || all.paid === 0n) tax.value = '';
        else if (amount === all.left) tax.value = write(BigInt(tax.dataset.left));
        else tax.value = write(least(share(BigInt(tax.dataset.paid), amount, all.paid, form), BigInt(tax.dataset.left)));
      });
    }
  }

  // ---- Copying ----
  function showCopies() {
    if (navigator.clipboard) all('[data-copy]').forEach((button) => { button.hidden = false; });
  }
  on('click', ({ target }) => {
    if (!target.dataset?.copy) return;
    navigator.clipboard.writeText(target.dataset.copy).then(() => { target.textContent = target.dataset.copied; }, () => {});
  });
  showCopies();

  if (!htmx) return;
  Object.assign(htmx.config, {
    includeIndicatorStyles: false, allowEval: false, allowScriptTags: false, selfRequestsOnly: true,
    historyEnabled: false, historyCacheSize: 0, timeout: 20000,
    responseHandling: [{ code: '204', swap: false }, { code: '[23]..', swap: true }, { code: '.', swap: true, error: true }],
  });

  // ---- History: which fragment, how far scrolled ----
  const kRestored = 'X-Seller-Support-Restored';
  const state = () => history.state || {};
  const remember = (change, url) => history.replaceState({ ...state(), ...change }, '', url);
  const rememberScroll = () => remember({ scroll: scrollY });
  const load = (path, scroll) => htmx.ajax('GET', path, {
    source: box, target: box, headers: { [kRestored]: String(scroll || 0) },
  }).catch(() => {});

  const start = box.getAttribute('hx-get');
  if (start) {
    history.scrollRestoration = 'manual';
    remember({ sellerSupport: start });
    addEventListener('popstate', () => state().sellerSupport && load(state().sellerSupport, state().scroll));
    // A new tab is the browser's to open.
    box.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) event.stopPropagation();
    }, true);
    // While resting: Chromium forgets what is remembered when the page is already being left.
    let resting = 0;
    addEventListener('scroll', () => {
      clearTimeout(resting);
      resting = setTimeout(rememberScroll, 200);
    });
    // The box itself only loads what history names: a place that is still to be gone back to.
    on('htmx:beforeRequest', ({ detail }) => detail.elt !== box && rememberScroll());
  }

  // ---- Answers ----
  // Texts come with the page; these are for one that never came.
  const text = (name, english) => (find('.ss-page[data-failed]') || box).dataset[name] || english;

  const make = (tag, className, textContent) => Object.assign(document.createElement(tag), { className, textContent });

  function failed({ requestConfig, pathInfo }) {
    const { elt, headers, verb } = requestConfig;
    const words = verb === 'post' ? elt.dataset.failed : text('failed', 'This could not be loaded.');
    clear();
    const notice = make('div', 'ss-page ss-notice ss-wrong ss-failed', words + ' ');
    notice.role = 'alert';
    if (verb === 'post') {
      unlock(elt);
      elt.append(notice);
    } else {
      const retry = make('button', 'ss-button ss-quiet', text('retry', 'Try again'));
      retry.onclick = () => load(pathInfo.finalRequestPath || pathInfo.requestPath, headers[kRestored]);
      notice.append(retry);
      box.prepend(notice);
    }
    notice.scrollIntoView({ block: 'nearest' });
  }

  on('htmx:configRequest', ({ detail: { parameters, verb } }) => {
    for (const name of Object.keys(parameters)) if (verb === 'get' && !parameters[name]) delete parameters[name];
  });
  on('htmx:sendError', ({ detail }) => failed(detail));
  on('htmx:timeout', ({ detail }) => failed(detail));
  on('htmx:beforeSwap', ({ detail }) => {
    const { xhr, requestConfig } = detail;
    // A page that is not ours, or a fault while sending: what is shown and typed stays.
    if (xhr.getResponseHeader('X-Request-Id') && (xhr.status < 500 || requestConfig.verb === 'get')) return;
    detail.shouldSwap = false;
    failed(detail);
  });

  on('htmx:afterSwap', ({ detail: { xhr, requestConfig, pathInfo } }) => {
    if (!xhr) return;
    // "Refund everything" fills in and sends nothing.
    const sent = requestConfig.verb === 'post' && xhr.status < 400 && requestConfig.parameters.fill === undefined;
    if (sent) forget(requestConfig.elt);
    const restored = requestConfig.headers[kRestored];
    const first = requestConfig.elt === box && restored === undefined;
    if (xhr.status < 400 && restored === undefined) {
      const url = xhr.getResponseHeader('HX-Push-Url');
      const here = { sellerSupport: pathInfo.responsePath || pathInfo.finalRequestPath };
      // A form leaves no step of its own behind.
      const stay = !url || first || requestConfig.verb === 'post' || url === location.pathname + location.search;
      if (stay) remember(here, url);
      else history.pushState(here, '', url);
    }
    nameWindow();
    putBack();
    lookAt(requestConfig, first ? state().scroll : restored, first);
    showNumbers();
    showCopies();
    pollLater();
  });

  // The host named the window once, for the page it drew.
  function nameWindow() {
    const title = find('.ss-title');
    if (title && box.dataset.site) document.title = `${title.textContent.trim()} – ${box.dataset.site}`;
  }

  // Where eyes and keyboard go.
  function lookAt(request, scroll, first) {
    const wrong = find('[aria-invalid=true], .ss-wrong');
    if (wrong) wrong.focus();
    else if (scroll !== undefined) scrollTo(0, Number(scroll));
    else if (request.verb === 'post' && request.path.endsWith('/messages')) all('.ss-message').pop()?.focus();
    else if (!first) {
      find('.ss-title')?.focus({ preventScroll: true });
      if (box.getBoundingClientRect().top < 0) box.scrollIntoView();
    }
  }

  // ---- New messages ----
  const thread = () => find('[data-poll^="/"]');
  let seconds = 15, timer = 0;

  function pollLater() {
    clearTimeout(timer);
    if (thread()) timer = setTimeout(poll, seconds * 1000);
  }

  async function poll() {
    const address = thread()?.dataset.poll;
    if (address && !document.hidden && document.hasFocus()) {
      try {
        // The browser keeps and sends the ETag.
        const answer = await fetch(address, { cache: 'no-cache' });
        seconds = answer.status < 400 ? 15 : Math.min(seconds * 2, 240);
        const html = answer.ok && answer.headers.has('X-Request-Id') && (await answer.text()).trim();
        if (html && address === thread()?.dataset.poll) append(thread(), html);
      } catch (error) { seconds = 60; }
    }
    pollLater();
  }

  function append(place, html) {
    htmx.swap(place, html, { swapStyle: 'beforeend', swapDelay: 0, settleDelay: 0 });
    place.dataset.poll = place.dataset.poll.replace(/after=.*/, 'after=' + all('[data-after]').pop().dataset.after);
    showNumbers();
  }

  addEventListener('focus', () => { clearTimeout(timer); poll(); });
  pollLater();
})();
