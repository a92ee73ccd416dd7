// What is sent to the browser: how much, and in which language.
import test from 'node:test';
import assert from 'node:assert/strict';
import { open, ours, press, visit, visits } from './support/browser.js';
import { customer, mailTo, people, seller } from './support/shop.js';
import { fillForm } from './support/steps.js';
import { cast, pagesOf } from './support/pages.js';

test('A first visit adds less than 60 kB to the host’s page', async (t) => {
  const all = await cast('');
  for (const [who, path] of [['sam', '/dashboard/support/?status=all'], ['ada', `/my-account/support-tickets/${all.about}/`], ['acme', `/dashboard/support/${all.about}/`]]) {
    const page = await visit(t, all[who]);
    const answers = [];
    page.on('requestfinished', async (request) => {
      if (request.url().includes('/seller-support/')) answers.push(request.sizes().then((s) => s.responseBodySize + s.responseHeadersSize));
    });
    await open(page, path);
    await page.waitForLoadState('networkidle');
    const bytes = (await Promise.all(answers)).reduce((sum, size) => sum + size, 0);
    t.diagnostic(`${path}: ${bytes} bytes in ${answers.length} answers`);
    assert.ok(answers.length >= 5 && bytes < 60000, `${path}: ${bytes} bytes in ${answers.length} answers`);
  }
});

// Words that stand on our English pages and in no German one.
const english = /\b(the|your|you|ticket closed|waiting for|send|reply|search|subject|message|back to|customer|closed|open|filters|number)\b/i;

test('A German sees no English word of ours on any page', async (t) => {
  const all = await cast('de_DE');
  // What people of the test wrote in English, and what the shop itself calls things.
  const theirs = ['.ss-text', '.ss-preview', '.ss-row', '.ss-title', '.ss-panel', '.ss-others', 'textarea', 'option', 'input', '.ss-about'];
  const pageOf = visits(t, all);
  const wrong = [];
  for (const { name, who, host } of pagesOf(all)) {
    if (!host) continue;
    const page = await pageOf(who);
    await open(page, host);
    const words = await page.evaluate((skip) => {
      const copy = document.querySelector('.seller-support').cloneNode(true);
      copy.querySelectorAll(skip).forEach((element) => element.remove());
      const attributes = [...copy.querySelectorAll('*')].flatMap((e) => ['aria-label', 'title', 'placeholder', 'data-sending', 'data-failed'].map((a) => e.getAttribute(a) || ''));
      return [copy.textContent, ...attributes];
    }, theirs.join(','));
    for (const line of words.join('\n').split('\n')) if (english.test(line)) wrong.push(`${name}: ${line.trim()}`);
  }
  assert.deepEqual(wrong, []);
});

test('German customer and seller: titles, buttons, mails', async (t) => {
  const [ada, sam] = await people(customer({ locale: 'de_DE' }), seller({ locale: 'de_DE', store: 'Über & Söhne' }));
  const page = await visit(t, ada);
  await open(page, `/my-account/support-tickets/new/?store=${sam.id}`);
  await page.getByLabel('Betreff').fill('Größe');
  await page.getByLabel('Nachricht').fill('Passt das?');
  await ours(page).locator('button[type=submit]').click();
  await ours(page).getByText('Vielen Dank').waitFor();
  assert.match((await mailTo(sam.email, 'Größe')).text, /bittet Sie um Hilfe[\s\S]*Passt das\?[\s\S]*Lesen und antworten/);
  const plain = await visit(t, sam);
  await open(plain, '/seller-support/dashboard/tickets');
  assert.equal(await plain.locator('html').getAttribute('lang'), 'de');
});

test('An English and a German person see the same ticket each in their own language', async (t) => {
  const [ada, sam] = await people(customer(), seller({ locale: 'de_DE' }));
  const page = await visit(t, ada);
  await open(page, `/my-account/support-tickets/new/?store=${sam.id}`);
  await fillForm(page, 'Two languages', 'Hello');
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you.').waitFor();
  const shop = await visit(t, sam);
  await open(shop, '/dashboard/support/');
  await ours(shop).getByText('Wartet auf Sie').first().waitFor();
});
