// Files in our forms: dragged, pasted, chosen or taken by the phone's camera, sent one by one with progress, shown
// small, removed again. Without this script they go with the form itself.
(() => {
  const box = document.querySelector('[data-seller-support]');
  if (!box) return;
  const fieldsOf = (root) => root.querySelectorAll('.ss-attach:not([data-ready])');
  const make = (tag, className, textContent = '') => Object.assign(document.createElement(tag), { className, textContent });
  const tokenOf = (field) => field.form.elements.csrf.value;
  const items = (field) => [...field.querySelectorAll('.ss-kept > li')];
  const going = (form) => [...form.querySelectorAll('.ss-kept > li[data-going]')];

  function sendTo(url, fields, onProgress) {
    const request = new XMLHttpRequest();
    const done = new Promise((resolve, reject) => {
      request.onload = () => {
        // Only what is ours counts: a proxy's error page has no such header.
        if (!request.getResponseHeader('X-Request-Id')) reject(new Error());
        else if (request.status === 200) resolve(JSON.parse(request.responseText));
        else reject(new Error(request.getResponseHeader('Content-Type') === 'application/json' ? JSON.parse(request.responseText).error : ''));
      };
      request.onerror = request.ontimeout = () => reject(new Error());
      request.onabort = () => resolve(null);
    });
    request.upload.onprogress = ({ loaded, total }) => onProgress?.(loaded, total);
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    request.open('POST', url);
    request.timeout = 600000;
    request.send(body);
    return { done, stop: () => request.abort() };
  }

  // A small picture, drawn by the browser; what it cannot read shows none.
  async function showPreview(file, place) {
    if (!file.type.startsWith('image/')) return;
    try {
      const bitmap = await createImageBitmap(file, { resizeHeight: 96, resizeQuality: 'low' });
      const canvas = Object.assign(make('canvas', 'ss-preview-picture'), { width: bitmap.width, height: bitmap.height });
      canvas.getContext('2d').drawImage(bitmap, 0, 0);
      canvas.setAttribute('aria-hidden', 'true');
      place.prepend(canvas);
    } catch (error) { /* Its name is enough. */ }
  }

  function showError(field, words) {
    const place = field.querySelector('.ss-error');
    place.textContent = words;
    field.querySelector('input[type=file]').toggleAttribute('aria-invalid', Boolean(words));
  }

  function addRemove(field, item, act) {
    const button = make('button', 'ss-button ss-quiet ss-remove', field.dataset.remove);
    button.type = 'button';
    button.setAttribute('aria-label', `${field.dataset.remove}: ${item.querySelector('.ss-file-name').textContent}`);
    button.onclick = () => {
      act();
      item.remove();
      field.querySelector('input[type=file]').focus();
    };
    item.append(button);
    return button;
  }

  const forget = (field, id) => {
    const { done } = sendTo(`${field.dataset.upload}/removal`, { csrf: tokenOf(field), upload: id });
    done.catch(() => {}); // It is swept after a day.
  };

  // What came with the page: the box to untick becomes a button.
  function takeOver(field, item) {
    const tick = item.querySelector('input[type=checkbox]');
    const hidden = Object.assign(make('input', ''), { type: 'hidden', name: tick.name, value: '1' });
    const label = item.querySelector('label');
    tick.remove();
    item.append(...label.childNodes, hidden);
    label.remove();
    addRemove(field, item, () => forget(field, tick.name.replace('upload-', '')));
  }

  async function upload(field, file) {
    const item = make('li', '');
    item.dataset.going = '';
    const bar = Object.assign(make('progress', ''), { max: 100, value: 0 });
    bar.setAttribute('aria-label', `${file.name} ${field.dataset.uploading}`);
    const state = make('span', 'ss-soft', field.dataset.uploading);
    item.append(make('span', 'ss-file-name', file.name), ' ', state, bar);
    field.querySelector('.ss-kept').append(item);
    showPreview(file, item);
    const wait = field.uploading ?? Promise.resolve();
    let stop = () => {}, stopped = false;
    addRemove(field, item, () => { stopped = true; stop(); });
    const turn = wait.then(async () => {
      if (stopped) return;
      try {
        const sending = sendTo(field.dataset.upload, { csrf: tokenOf(field), file }, (loaded, total) => { bar.value = 100 * loaded / total; });
        stop = sending.stop;
        const kept = await sending.done;
        if (!kept) return;
        if (stopped) { forget(field, kept.id); return; }
        arrived(field, item, state, bar, kept);
      } catch (error) {
        item.remove();
        showError(field, error.message || `“${file.name}” ${field.dataset.failed}`);
      }
    });
    field.uploading = turn;
    await turn;
    delete item.dataset.going;
  }

  function arrived(field, item, state, bar, kept) {
    bar.remove();
    item.querySelector('.ss-file-name').textContent = kept.name;
    state.textContent = `${kept.size} · ${field.dataset.done}`;
    item.append(Object.assign(make('input', ''), { type: 'hidden', name: `upload-${kept.id}`, value: '1' }));
    item.querySelector('button').remove();
    addRemove(field, item, () => forget(field, kept.id));
  }

  async function take(field, files) {
    showError(field, '');
    const jobs = [];
    for (const file of files) {
      if (items(field).length >= Number(field.dataset.most)) {
        showError(field, field.dataset.tooMany);
        break;
      }
      if (file.size > Number(field.dataset.bytes)) showError(field, `“${file.name}” ${field.dataset.tooLarge}`);
      else jobs.push(upload(field, file));
    }
    await Promise.all(jobs);
    const { form } = field;
    // Sent while files were still on their way: now.
    if (form.dataset.waits && !going(form).length) {
      delete form.dataset.waits;
      if (!field.querySelector('.ss-error').textContent) form.requestSubmit(form.waitingSubmitter ?? undefined);
    }
  }

  function prepare(field) {
    field.dataset.ready = '';
    const { form } = field;
    const input = field.querySelector('input[type=file]');
    // The files go by themselves, so the form needs no parts.
    form.removeAttribute('enctype');
    items(field).forEach((item) => takeOver(field, item));
    input.addEventListener('change', () => {
      const files = [...input.files];
      input.value = '';
      take(field, files);
    });
    form.addEventListener('paste', (event) => {
      const files = [...(event.clipboardData?.files ?? [])];
      if (!files.length) return;
      event.preventDefault();
      take(field, files);
    });
    const over = (event, is) => {
      if (![...event.dataTransfer.types].includes('Files')) return;
      event.preventDefault();
      form.classList.toggle('ss-dropping', is);
    };
    form.addEventListener('dragover', (event) => over(event, true));
    form.addEventListener('dragleave', (event) => { if (!form.contains(event.relatedTarget)) over(event, false); });
    form.addEventListener('drop', (event) => {
      over(event, false);
      if (event.dataTransfer.files.length) take(field, [...event.dataTransfer.files]);
    });
  }

  // Before the other script hears of it: a form whose files are on their way waits for them.
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!form.querySelector('.ss-attach') || !going(form).length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    form.dataset.waits = '1';
    form.waitingSubmitter = event.submitter;
  }, true);

  const prepareAll = () => fieldsOf(box).forEach(prepare);
  new MutationObserver(prepareAll).observe(box, { childList: true, subtree: true });
  prepareAll();
})();
