// Without JavaScript: one click from the host's page, then complete pages of our own.
import test from 'node:test';
import assert from 'node:assert/strict';
import { fillForm, logInByForm } from './support/steps.js';
import { open, ours, press, title, url, visit } from './support/browser.js';
import { customer, endSessions, mailTo, people, seller } from './support/shop.js';
import { openTicket, reply } from './support/tickets.js';

const plain = { javaScriptEnabled: false };
const follow = (page) => page.getByRole('link', { name: 'Open your support tickets' }).click();

test('Without JavaScript a guest asks, logs in, sends; the store answers and closes; the customer reopens', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, null, plain);
  await page.goto(url(`/store/${sam.slug}/`));
  await page.getByRole('link', { name: 'Get Support' }).click();
  await fillForm(page, 'Plain question', 'Plain text');
  await press(page, 'Send to the store');
  await logInByForm(page, ada.login);
  await follow(page);
  assert.equal(await page.getByLabel('Subject').inputValue(), 'Plain question');
  assert.equal(await page.getByLabel('Message').inputValue(), 'Plain text');
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you. Your ticket has been submitted!').waitFor();
  const mail = await mailTo(sam.email, 'Plain question');

  const shop = await visit(t, sam, plain);
  await shop.goto(/http:\S+dashboard\/support\/\d+\//.exec(mail.text)[0]);
  await follow(shop);
  await shop.getByLabel('Your reply').fill('A plain answer');
  await press(shop, 'Send and close');
  await ours(shop).getByText('Ticket Closed').waitFor();

  await page.goto(url('/my-account/support-tickets/?status=all'));
  await follow(page);
  await ours(page).getByRole('link', { name: 'Plain question' }).click();
  await page.getByLabel('Your reply').waitFor(); // the list shows the answer's beginning, too
  await ours(page).getByText('A plain answer').waitFor();
  await page.getByLabel('Your reply').fill('One more thing');
  await press(page, 'Send and reopen');
  await ours(page).getByText('One more thing').waitFor();
  await ours(page).getByText('Waiting for the store').waitFor();
});

test('Without JavaScript who is logged in comes from the store’s page to the form, too', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada, plain);
  await page.goto(url(`/store/${sam.slug}/`));
  await page.getByRole('link', { name: 'Get Support' }).click();
  await follow(page);
  await fillForm(page, 'From the store', 'Plain text');
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you. Your ticket has been submitted!').waitFor();
});

test('Without JavaScript the loading line is not shown for ever', async (t) => {
  const [ada] = await people(customer());
  const page = await visit(t, ada, plain);
  await page.goto(url('/my-account/support-tickets/'));
  assert.equal(await page.getByText('Loading …').isVisible(), false);
});

test('Without JavaScript lists are filtered and searched, and a search finds nothing kindly', async (t) => {
  const [ada, sam] = await people(customer({ name: 'Plain Person' }), seller());
  const number = await openTicket(ada, sam, { subject: 'Turquoise glaze' });
  const page = await visit(t, sam, plain);
  await open(page, '/seller-support/dashboard/tickets');
  await page.getByLabel('Search by number, order or subject').fill('turq');
  await press(page, 'Search');
  await page.waitForURL('**q=turq**'); // the whole list has that ticket, too
  await ours(page).getByRole('link', { name: 'Turquoise glaze' }).waitFor();
  await page.getByLabel('Search by number, order or subject').fill('nothing like it');
  await press(page, 'Search');
  await ours(page).getByText('No tickets found!').waitFor();
  await ours(page).getByRole('link', { name: 'Clear search' }).first().click();
  await ours(page).getByRole('link', { name: 'Turquoise glaze' }).waitFor();
  await ours(page).getByRole('link', { name: 'Closed' }).click();
  await ours(page).getByText('No tickets found!').waitFor();
  await page.getByLabel('Search by number, order or subject').fill(String(number));
  await press(page, 'Search');
  await ours(page).getByRole('link', { name: 'Turquoise glaze' }).waitFor();
});

test('Without JavaScript a mistake is shown beside the field with the text kept', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada, plain);
  await open(page, `/seller-support/account/tickets/new?store=${sam.id}`);
  await fillForm(page, '', 'Kept text');
  page.allow(/422/);
  await press(page, 'Send to the store');
  await page.locator('#ss-subject-error').getByText('Please write a subject').waitFor();
  assert.equal(await page.getByLabel('Message').inputValue(), 'Kept text');
  assert.equal(await page.getByLabel('Subject').getAttribute('aria-invalid'), 'true');
});

test('Without JavaScript an ended session keeps the reply', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const number = await openTicket(ada, sam);
  await reply(sam, 'dashboard', number, 'Well?');
  const page = await visit(t, ada, plain);
  await open(page, `/seller-support/account/tickets/${number}`);
  await page.getByLabel('Your reply').fill('Kept reply');
  await endSessions(ada);
  await press(page, 'Send reply');
  await logInByForm(page, ada.login);
  await follow(page);
  await title(page).waitFor();
  assert.equal(await page.getByLabel('Your reply').inputValue(), 'Kept reply');
});
