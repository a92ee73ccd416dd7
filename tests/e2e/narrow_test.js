// On a phone, 390 px wide.
import test from 'node:test';
import assert from 'node:assert/strict';
import { fillForm, rows } from './support/steps.js';
import { open, ours, press, visit, visits } from './support/browser.js';
import { cast, pagesOf } from './support/pages.js';
import { photo } from './support/files.js';
import { customer, people, seller } from './support/shop.js';
import { openTicket } from './support/tickets.js';

const phone = { width: 390, height: 800, hasTouch: true, isMobile: true };

for (const locale of ['', 'de_DE']) {
  test(`No page scrolls sideways and everything to tap is 32 px high (${locale || 'English'})`, async (t) => {
    const all = await cast(locale);
    const wrong = [];
    const pageOf = visits(t, all, phone);
    for (const { name, who, host, plain } of pagesOf(all)) {
      const page = await pageOf(who);
      for (const path of [host, plain].filter(Boolean)) {
        await open(page, path);
        const { wide, low } = await page.evaluate(measure);
        if (wide > 390) wrong.push(`${name} ${path}: ${wide} px wide`);
        wrong.push(...low.map((what) => `${name} ${path}: ${what}`));
      }
    }
    assert.deepEqual(wrong, []);
  });
}

// Runs in the browser. Links inside a sentence are as high as its line: WCAG exempts them.
function measure() {
  const low = [];
  for (const element of document.querySelectorAll('.seller-support :is(a, button, input, select, summary)')) {
    const { height, width } = element.getBoundingClientRect();
    const row = element.matches('.ss-row') && element.closest('tr, li');
    // A row's link reaches over the row, and a box to tick over its words.
    const around = row || (element.matches('[type=checkbox], [type=radio]') && element.closest('label'));
    const reached = around ? around.getBoundingClientRect().height : height;
    const line = element.parentElement.textContent.trim();
    const inText = element.matches('p a') && line.length > element.textContent.trim().length + 12;
    if (width > 0 && reached < 32 && !inText) low.push(`${element.outerHTML.slice(0, 80)} is ${Math.round(reached)} px high`);
  }
  return { wide: document.scrollingElement.scrollWidth, low };
}

test('The list is readable: each row shows subject, who, status and time inside the screen', async (t) => {
  const all = await cast('');
  const page = await visit(t, all.sam, phone);
  await open(page, '/dashboard/support/?status=all');
  const row = rows(page).filter({ hasText: 'Two cups instead of three' });
  for (const words of ['Two cups instead of three', 'Ada Lovelace-Hyphenated', 'Waiting for the customer']) {
    const box = await row.getByText(words, { exact: true }).boundingBox();
    assert.ok(box && box.x >= 0 && box.x + box.width <= 390 && box.height < 80, `${words}: ${JSON.stringify(box)}`);
  }
  await row.tap();
  await ours(page).getByLabel('Your reply').waitFor();
});

test('A short name stands below the subject too, not beside the time', async (t) => {
  const [tom, sam] = await people(customer({ name: 'Tom' }), seller());
  await openTicket(tom, sam, { subject: 'Hi' });
  const page = await visit(t, sam, phone);
  await open(page, '/dashboard/support/');
  const [time, name] = await Promise.all(['.ss-c-time', '.ss-c-who'].map((cell) => rows(page).locator(cell).boundingBox()));
  assert.ok(name.y > time.y + 10, JSON.stringify({ time, name }));
});

test('The tabs of a list are one row', async (t) => {
  const { mara } = await cast('');
  const page = await visit(t, mara, phone);
  await open(page, '/wp-admin/admin.php?page=seller-support-refunds');
  const tabs = await ours(page).locator('.ss-tabs').boundingBox();
  assert.ok(tabs.height < 64, JSON.stringify(tabs));
});

test('What takes a file back stands beside its name', async (t) => {
  const [eve, sam] = await people(customer(), seller());
  const page = await visit(t, eve, phone);
  await open(page, `/my-account/support-tickets/new/?store=${sam.id}`);
  await ours(page).locator('input[type=file]').setInputFiles([photo('a-photo-with-quite-a-long-name.png')]);
  await ours(page).locator('.ss-kept').getByText('added').waitFor();
  const [name, button] = await Promise.all(['.ss-file-name', '.ss-remove'].map((part) => ours(page).locator(`.ss-kept ${part}`).boundingBox()));
  assert.ok(button.x >= name.x + name.width && button.y < name.y + name.height, JSON.stringify({ name, button }));
});

test('A ticket is written and answered by touch', async (t) => {
  const all = await cast('');
  const page = await visit(t, all.eve, phone);
  await open(page, `/my-account/support-tickets/new/?store=${all.sam.id}`);
  await fillForm(page, 'By phone', 'Written with a thumb');
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you.').waitFor();
  await page.getByLabel('Your reply').fill('One more');
  await press(page, 'Send reply');
  await ours(page).getByText('One more').waitFor();
});
