// Moving about: back, reload, places remembered, the keyboard.
import test from 'node:test';
import assert from 'node:assert/strict';
import { fillForm, rows } from './support/steps.js';
import { open, ours, pathOf, press, title, url, visit } from './support/browser.js';
import { customer, people, seller } from './support/shop.js';
import { openTicket } from './support/tickets.js';

// A store with more tickets than a page of the list has.
async function busyStore() {
  const [sam, ...writers] = await people(seller(), ...Array(6).fill(customer({ name: 'Busy Writer' })));
  for (let i = 1; i <= 30; i += 1) await openTicket(writers[i % 6], sam, { subject: `Question ${i}` });
  return sam;
}

// Without the scrolling into view that a robot's click begins with.
const clickInPlace = (page, name) => ours(page).getByRole('link', { name }).evaluate((link) => link.click());

test('Back from a ticket restores filter, page and place; reload keeps the frame', async (t) => {
  const sam = await busyStore();
  const page = await visit(t, sam, { height: 600 });
  await open(page, '/dashboard/support/');
  await ours(page).getByRole('link', { name: 'All' }).click();
  await page.waitForURL('**/dashboard/support/?status=all');
  await ours(page).getByRole('link', { name: 'Older' }).click();
  await ours(page).getByRole('link', { name: 'Question 1', exact: true }).waitFor();
  await page.waitForURL('**before=**');
  const list = page.url();
  await page.goBack();
  await ours(page).getByRole('link', { name: 'Question 30' }).waitFor();
  assert.equal(new URL(page.url()).search, '?status=all');
  await page.evaluate(() => window.scrollTo(0, 700));
  const place = await page.evaluate(() => window.scrollY);
  assert.ok(place > 400, `scrolled to ${place}`);
  await clickInPlace(page, 'Question 15');
  await ours(page).getByLabel('Your reply').waitFor();
  assert.match(pathOf(page.url()), /\/dashboard\/support\/\d+\/$/);
  await page.goBack();
  await ours(page).getByRole('link', { name: 'Question 15' }).waitFor();
  await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 5, place);
  await page.goto(list);
  await ours(page).getByRole('link', { name: 'Question 1', exact: true }).waitFor();
  await page.reload();
  await ours(page).getByRole('link', { name: 'Question 1', exact: true }).waitFor();
  assert.equal(await page.locator('.dokan-dash-sidebar').count(), 1);
});

test('Reloading a list restores the place too, and forward goes where back came from', async (t) => {
  const sam = await busyStore();
  const page = await visit(t, sam, { height: 600 });
  await open(page, '/dashboard/support/');
  await page.evaluate(() => window.scrollTo(0, 600));
  const place = await page.evaluate(() => window.scrollY);
  assert.ok(place > 400, `scrolled to ${place}`);
  await page.waitForFunction((y) => history.state.scroll === y, place);
  await page.reload();
  await page.waitForFunction((y) => Math.abs(window.scrollY - y) < 5, place);
  await clickInPlace(page, 'Question 20');
  await ours(page).getByLabel('Your reply').waitFor();
  await page.goBack();
  await ours(page).getByRole('link', { name: 'Question 20' }).waitFor();
  await page.goForward();
  await ours(page).getByLabel('Your reply').waitFor();
});

test('A search and a filter are in the address, and are there again after a ticket', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  await openTicket(ada, sam, { subject: 'Green bowl' });
  await openTicket(ada, sam, { subject: 'Red bowl' });
  const page = await visit(t, sam);
  await open(page, '/dashboard/support/');
  await page.getByLabel('Search by number, order or subject').fill('green');
  await page.keyboard.press('Enter');
  await page.waitForURL('**q=green**');
  assert.equal(await rows(page).count(), 1);
  await ours(page).getByRole('link', { name: 'Green bowl' }).click();
  await ours(page).getByLabel('Your reply').waitFor();
  await page.goBack();
  await ours(page).getByRole('link', { name: 'Green bowl' }).waitFor();
  assert.equal(await rows(page).count(), 1);
  assert.equal(await page.getByLabel('Search by number, order or subject').inputValue(), 'green');
  await ours(page).getByRole('link', { name: 'Clear search' }).click();
  await ours(page).getByRole('link', { name: 'Red bowl' }).waitFor();
  const today = new Date().toISOString().slice(0, 10);
  await ours(page).getByText('More filters').click();
  await page.getByLabel('From').fill('2001-01-01');
  await page.getByLabel('To', { exact: true }).fill('2001-01-02');
  await press(page, 'Search');
  await ours(page).getByText('No tickets found!').waitFor();
  assert.equal(await page.getByLabel('From').isVisible(), true, 'a filter that is set can be seen');
  await open(page, `/dashboard/support/?status=all&customer=${ada.id}&from=${today}`);
  assert.equal(await page.getByLabel('From').isVisible(), true, 'a filter that is set can be seen');
});

test('Everything works by keyboard, and the focus is always visible', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  await openTicket(ada, sam, { subject: 'By keys' });
  const page = await visit(t, ada);
  await open(page, '/my-account/support-tickets/');
  await tabTo(page, () => document.activeElement.matches('.ss-row'));
  await page.keyboard.press('Enter');
  await ours(page).getByLabel('Your reply').waitFor();
  assert.match(await page.evaluate(() => document.activeElement.tagName), /H1/, 'after a swap the heading has the focus');
  await tabTo(page, () => document.activeElement.matches('textarea'));
  await page.keyboard.type('Typed');
  await tabTo(page, () => document.activeElement.matches('button'));
  assert.equal(await page.evaluate(() => document.activeElement.textContent.trim()), 'Send reply', 'the first button after the text sends it');
  await page.keyboard.press('Enter');
  await ours(page).getByText('Typed', { exact: true }).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.closest('.ss-message')?.textContent.includes('Typed')), true, 'the new message has the focus');
  await tabTo(page, () => document.activeElement.matches('textarea'));
  await page.keyboard.type('By Control and Enter');
  await page.keyboard.press('Control+Enter');
  await ours(page).locator('.ss-text', { hasText: 'By Control and Enter' }).waitFor();
});

// Presses Tab until the browser says so; everything of ours on the way must show that it has the focus.
async function tabTo(page, arrived) {
  for (let i = 0; i < 80; i += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(document.activeElement);
      const inside = document.activeElement.closest('.seller-support');
      return !inside || (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none' || document.activeElement.outerHTML;
    });
    assert.equal(seen, true, 'the focus cannot be seen');
    if (await page.evaluate(arrived)) return;
  }
  assert.fail('Tab never gets there');
}

test('A link of ours opens in a new tab as the host’s page', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const number = await openTicket(ada, sam, { subject: 'In a tab' });
  const page = await visit(t, ada);
  await open(page, '/my-account/support-tickets/');
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    ours(page).getByRole('link', { name: 'In a tab' }).click({ modifiers: ['Control'] }),
  ]);
  await title(tab).waitFor();
  assert.equal(pathOf(tab.url()), `/my-account/support-tickets/${number}/`);
  assert.equal(page.url(), url('/my-account/support-tickets/'));
});

test('On our own plain pages, too, the script does not get in the way', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  await openTicket(ada, sam, { subject: 'Plain with script' });
  const page = await visit(t, ada);
  await open(page, '/seller-support/account/tickets');
  await ours(page).getByRole('link', { name: 'Plain with script' }).click();
  await page.getByLabel('Your reply').fill('Sent from the plain page');
  await press(page, 'Send reply');
  await ours(page).getByText('Sent from the plain page').waitFor();
  await ours(page).getByRole('link', { name: 'Back to Tickets' }).click();
  await ours(page).getByRole('link', { name: 'Plain with script' }).waitFor();
  assert.match(page.url(), /\/seller-support\/account\/tickets/);
});

test('The window is named after what it shows, and again after going back', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  await openTicket(ada, sam, { subject: 'A title' });
  const page = await visit(t, sam);
  await open(page, '/dashboard/support/');
  assert.match(await page.title(), /^Support – /);
  await ours(page).getByRole('link', { name: 'A title' }).click();
  await page.waitForFunction(() => /^A title #\d+ – /.test(document.title));
  await page.goBack();
  await page.waitForFunction(() => document.title.startsWith('Support – '));
});

test('Typed text cannot be lost to “Close ticket”: the button waits until the text is sent or removed', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, sam);
  await open(page, `/dashboard/support/${await openTicket(ada, sam)}/`);
  const close = ours(page).getByRole('button', { name: 'Close ticket' });
  await page.getByLabel('Your reply').fill('Not to be lost');
  assert.equal(await close.isVisible(), false);
  await page.getByLabel('Your reply').fill('');
  await close.click();
  await ours(page).getByText('Ticket Closed').waitFor();
  await press(page, 'Reopen ticket');
  await close.waitFor();
});

const reply = (page) => page.getByLabel('Your reply');
const leaveAndReturn = async (page, subject) => {
  await ours(page).getByRole('link', { name: 'Back to Tickets' }).click();
  await ours(page).getByRole('link', { name: subject }).click();
  await reply(page).waitFor();
};

test('What was typed waits in its own form until it is sent or removed', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  for (const subject of ['The first', 'The second']) await openTicket(ada, sam, { subject });
  const page = await visit(t, ada);
  await open(page, '/my-account/support-tickets/');
  await ours(page).getByRole('link', { name: 'The first' }).click();
  await reply(page).fill('Half an\nanswer');
  await ours(page).getByRole('link', { name: 'Back to Tickets' }).click();
  await ours(page).getByRole('link', { name: 'The second' }).click();
  await reply(page).waitFor();
  assert.equal(await reply(page).inputValue(), '', 'another ticket’s form is another');
  await leaveAndReturn(page, 'The first');
  assert.equal(await reply(page).inputValue(), 'Half an\nanswer');
  await page.reload();
  await reply(page).waitFor();
  await page.waitForFunction(() => document.querySelector('#ss-message').value === 'Half an\nanswer');
  await reply(page).fill('');
  await leaveAndReturn(page, 'The first');
  assert.equal(await reply(page).inputValue(), '', 'removed is removed');
  await reply(page).fill('A whole answer');
  await press(page, 'Send reply');
  await ours(page).locator('.ss-text', { hasText: 'A whole answer' }).waitFor();
  await leaveAndReturn(page, 'The first');
  assert.equal(await reply(page).inputValue(), '', 'sent is sent');
});

test('A new ticket’s subject and message wait for their store, and nobody else finds them', async (t) => {
  const [ada, bob, sam, sid] = await people(customer(), customer(), seller(), seller());
  const page = await visit(t, ada);
  const form = (store) => open(page, `/my-account/support-tickets/new/?store=${store.id}`);
  const typed = async () => [await page.getByLabel('Subject').inputValue(), await page.getByLabel('Message').inputValue()];
  await form(sam);
  await fillForm(page, 'My secret', 'Not for Bob');
  await form(sid);
  assert.deepEqual(await typed(), ['', '']);
  await form(sam);
  assert.deepEqual(await typed(), ['My secret', 'Not for Bob']);
  await page.context().clearCookies();
  await page.context().addCookies(bob.cookies.map((cookie) => ({ ...cookie, url: url('/') })));
  await form(sam);
  assert.deepEqual(await typed(), ['', '']);
  assert.doesNotMatch(await page.evaluate(() => JSON.stringify({ ...sessionStorage })), /secret|Not for Bob/);
});
