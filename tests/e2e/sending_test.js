// Sending: once, with progress, and whatever goes wrong the typed text stays.
import test from 'node:test';
import assert from 'node:assert/strict';
import { fillForm, rows } from './support/steps.js';
import { cutOff, open, ours, press, refused, title, visit } from './support/browser.js';
import { customer, people, seller } from './support/shop.js';
import { openTicket } from './support/tickets.js';

const newTicket = (sam) => `/my-account/support-tickets/new/?store=${sam.id}`;

test('Clicking twice on a slow network sends one ticket, and the button says so', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada);
  let sent = 0, goOn;
  const seen = new Promise((done) => { goOn = done; });
  // As slow as the test needs to look at the button.
  await page.route('**/f/account/tickets', async (route) => {
    if (route.request().method() === 'POST') sent += 1;
    await seen;
    await route.continue();
  });
  await open(page, newTicket(sam));
  await fillForm(page, 'Only once', 'Please');
  const button = ours(page).locator('button[type=submit]');
  await button.dblclick();
  await ours(page).getByRole('button', { name: 'Sending …' }).waitFor();
  assert.equal(await button.isDisabled(), true);
  await page.keyboard.press('Enter');
  goOn();
  await ours(page).getByText('Thank you.').waitFor();
  assert.equal(sent, 1);
  await open(page, '/my-account/support-tickets/');
  assert.equal(await rows(page).count(), 1);
});

test('Without our script a double click, and the same form sent again, make one ticket too', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada, { javaScriptEnabled: false });
  await open(page, `/seller-support/account/tickets/new?store=${sam.id}`);
  await fillForm(page, 'Only once', 'Please');
  await ours(page).locator('button[type=submit]').dblclick();
  await ours(page).getByText('Thank you.').waitFor();
  await page.goBack();
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you.').waitFor();
  await open(page, '/seller-support/account/tickets');
  assert.equal(await rows(page).count(), 1);
});

test('Every mistake stands beside its field, the first one has the focus, the text stays', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada);
  await open(page, newTicket(sam));
  page.allow(refused(422));
  await fillForm(page, 'x'.repeat(201), '');
  await press(page, 'Send to the store');
  await page.locator('#ss-subject-error').getByText('at most 200 characters').waitFor();
  await page.locator('#ss-message-error').getByText('Please write a message.').waitFor();
  assert.equal(await page.getByLabel('Subject').inputValue(), 'x'.repeat(201));
  assert.equal(await page.evaluate(() => document.activeElement.id), 'ss-subject');
  await fillForm(page, 'Short', 'A message');
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you.').waitFor();
});

test('An empty reply is refused beside the field', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, sam);
  await open(page, `/dashboard/support/${await openTicket(ada, sam)}/`);
  page.allow(refused(422));
  await press(page, 'Send reply');
  await page.locator('#ss-message-error').getByText('Please write a message.').waitFor();
  assert.equal(await page.getByLabel('Your reply').getAttribute('aria-invalid'), 'true');
});

for (const [what, answer] of [
  ['is restarting (502)', (route) => route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' })],
  ['cannot be reached', (route) => route.abort()],
]) {
  test(`When the program ${what}, the text stays and the same form goes through afterwards`, async (t) => {
    const [ada, sam] = await people(customer(), seller());
    const page = await visit(t, ada);
    await open(page, newTicket(sam));
    await fillForm(page, 'Bad moment', 'Kept');
    page.allow(refused(502), ...cutOff);
    await page.route('**/f/account/tickets', answer, { times: 1 });
    await press(page, 'Send to the store');
    await ours(page).getByText('Your text is still here').waitFor();
    assert.equal(await page.getByLabel('Message').inputValue(), 'Kept');
    await press(page, 'Send to the store');
    await ours(page).getByText('Thank you.').waitFor();
  });
}

test('When an answer got lost after the ticket was made, sending again shows that one ticket', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada);
  await open(page, newTicket(sam));
  await fillForm(page, 'Lost answer', 'Kept');
  page.allow(...cutOff);
  await page.route('**/f/account/tickets', async (route) => { await route.fetch({ maxRedirects: 0 }); await route.abort(); }, { times: 1 });
  await press(page, 'Send to the store');
  await ours(page).getByText('Your text is still here').waitFor();
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you.').waitFor();
  await open(page, '/my-account/support-tickets/');
  assert.equal(await rows(page).count(), 1);
});

test('When a page cannot be loaded it says so and tries again on demand', async (t) => {
  const [ada] = await people(customer());
  const page = await visit(t, ada);
  page.allow(refused(502), ...cutOff);
  await page.route('**/f/account/tickets', (route) => route.fulfill({ status: 502, body: 'Bad Gateway' }), { times: 1 });
  await open(page, '/my-account/support-tickets/');
  await ours(page).getByText('could not be loaded').waitFor();
  assert.equal(await page.getByText('Loading …').count(), 0);
  await press(page, 'Try again');
  await title(page).waitFor();
});

test('Over the limit of an hour the form says so and keeps the text', async (t) => {
  const [ada, sam, other] = await people(customer(), seller(), seller());
  for (let i = 0; i < 5; i += 1) await openTicket(ada, i % 2 ? sam : other);
  const page = await visit(t, ada);
  await open(page, newTicket(sam));
  page.allow(refused(429));
  await fillForm(page, 'Sixth', 'Still here');
  await press(page, 'Send to the store');
  await ours(page).getByText('Too many tickets were opened within an hour').waitFor();
  assert.equal(await page.getByLabel('Subject').inputValue(), 'Sixth');
  assert.equal(await page.getByLabel('Message').inputValue(), 'Still here');
});
