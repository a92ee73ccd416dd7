// Disputes in the browser: to a decision and its refund, and one whose seller is silent.
import test from 'node:test';
import assert from 'node:assert/strict';
import { open, ours, press, title, visit } from './support/browser.js';
import { audit, customer, mailTo, ourSql, people } from './support/shop.js';
import { makeOld, openTicket } from './support/tickets.js';
import { pdf } from './support/files.js';

// The clock is moved by moving what it is compared with.
const timeIsOver = (dispute) => ourSql(`UPDATE support_dispute SET due_at = NOW() - INTERVAL 1 MINUTE, remind_at = NOW() - INTERVAL 1 MINUTE WHERE id = ${dispute}`);

// Returns the page and the dispute's number.
async function openDispute(t, ada, acme) {
  const order = ada.orders[0].id;
  const ticket = await openTicket(ada, acme, { order, subject: 'In pieces', message: 'It came in pieces.' });
  const buyer = await visit(t, ada);
  await open(buyer, `/my-account/support-tickets/${ticket}/`);
  await ours(buyer).getByText('you can open a dispute from').waitFor();
  await makeOld(ticket);
  await open(buyer, `/my-account/support-tickets/${ticket}/`);
  await ours(buyer).getByRole('link', { name: 'Open a dispute' }).click();
  await ours(buyer).getByLabel('It is damaged').check();
  await ours(buyer).getByLabel(/Everything back/).check();
  await ours(buyer).getByLabel(/^Please describe it/).fill('Both “halves” are here.');
  await ours(buyer).locator('input[type=file]').setInputFiles(pdf());
  await ours(buyer).getByText('added').waitFor();
  await press(buyer, 'Open the dispute now');
  await ours(buyer).getByRole('heading', { name: /^Dispute \d+$/ }).waitFor();
  return { buyer, ticket, order, dispute: Number(/\d+/.exec(await title(buyer).textContent())[0]) };
}

test('A dispute goes from the form over the store’s refusal to a decision and its refund', async (t) => {
  const [ada, acme, admin] = await people(customer({ orders: [{ drill: 1 }] }), { login: 'seller3' }, { login: 'admin' });
  const { buyer, dispute } = await openDispute(t, ada, acme);
  const shop = await visit(t, acme);
  await open(shop, `/dashboard/support/disputes/${dispute}/`);
  await ours(shop).getByText('Both “halves” are here.').waitFor();
  await ours(shop).getByLabel('No refund and no replacement').check();
  await ours(shop).getByLabel('Your words about it').fill('It left whole.');
  await press(shop, 'Send the proposal');
  await ours(shop).getByText('Done. Everybody concerned gets a mail.').waitFor();
  assert.match((await mailTo(ada.email, 'Re: ')).text, /support-tickets\/disputes\/\d+/);

  const phone = await visit(t, ada, { width: 390, height: 800, hasTouch: true, isMobile: true });
  await open(phone, `/my-account/support-tickets/disputes/${dispute}/`);
  await ours(phone).locator('summary', { hasText: /^Ask .* to decide$/ }).tap();
  await ours(phone).getByRole('button', { name: /^Ask .* to decide$/ }).tap();
  await ours(phone).getByText('Being decided').waitFor();

  const desk = await visit(t, admin);
  await open(desk, '/wp-admin/admin.php?page=seller-support&view=disputes');
  await ours(desk).locator(`a[href$="dispute=${dispute}"], a[href*="dispute=${dispute}&"]`).click();
  await ours(desk).getByLabel(/For .* can still be refunded$/).check();
  await ours(desk).getByLabel('Your reasons, for both sides').fill('The pictures show it.');
  await press(desk, 'Decide');
  await ours(desk).getByText('Refund due').first().waitFor();
  await open(buyer, `/my-account/support-tickets/disputes/${dispute}/`);
  await ours(buyer).getByText('The pictures show it.').first().waitFor();
  await ours(buyer).getByRole('link', { name: /^Refund of / }).waitFor();
  await ours(buyer).getByRole('link', { name: 'The case file' }).click();
  await ours(buyer).getByRole('link', { name: 'Download as JSON' }).waitFor(); // the dispute's history says the next, too
  await ours(buyer).getByText('decided for the customer').waitFor();
  for (const kind of ['JSON', 'PDF']) {
    const downloading = buyer.waitForEvent('download');
    await ours(buyer).getByRole('link', { name: `Download as ${kind}` }).click();
    assert.equal((await downloading).suggestedFilename(), `dispute-${dispute}.${kind.toLowerCase()}`);
  }
  assert.match(await audit(), / 0 differences/);
});

test('A silent store leads to the marketplace by itself', async (t) => {
  const [ada, acme, admin] = await people(customer({ orders: [{ drill: 1 }] }), { login: 'seller3' }, { login: 'admin' });
  const { buyer, dispute } = await openDispute(t, ada, acme);
  await ours(buyer).getByText('Opened').first().waitFor();
  await timeIsOver(dispute);
  for (let tries = 0; tries < 60; tries += 1) {
    await open(buyer, `/my-account/support-tickets/disputes/${dispute}/`);
    if (await ours(buyer).getByText('Being decided').count()) break;
    await buyer.waitForTimeout(1000);
  }
  await ours(buyer).getByText('Nobody answered in time; the marketplace decides').waitFor();
  const desk = await visit(t, admin);
  await open(desk, `/wp-admin/admin.php?page=seller-support&dispute=${dispute}`);
  await ours(desk).getByLabel(/For .* nothing \(more\) is refunded$/).check();
  await ours(desk).getByLabel('Your reasons, for both sides').fill('Nothing is shown.');
  await press(desk, 'Decide');
  await ours(desk).getByText('This dispute is closed.').waitFor();
  await open(buyer, `/my-account/support-tickets/disputes/${dispute}/`);
  await ours(buyer).getByText('Appeal against the decision').first().waitFor();
});

test('The marketplace finds the dispute on its dashboard, for any days, and takes the numbers along', async (t) => {
  const [ada, acme, admin] = await people(customer({ orders: [{ drill: 1 }] }), { login: 'seller3' }, { login: 'admin' });
  await openDispute(t, ada, acme);
  const desk = await visit(t, admin);
  await open(desk, '/wp-admin/admin.php?page=seller-support');
  await ours(desk).getByRole('link', { name: 'Dashboard' }).click();
  await ours(desk).getByRole('heading', { name: 'Support dashboard' }).waitFor();
  const figure = (name) => ours(desk).locator('.ss-tiles > div', { hasText: name }).locator('strong').textContent();
  assert.ok(Number(await figure('Disputes opened')) >= 1);
  assert.equal(await ours(desk).locator('.ss-chart svg').count(), 4);
  await ours(desk).getByText('The numbers as a table').first().click();
  await ours(desk).getByRole('region', { name: 'Tickets' }).waitFor();
  await ours(desk).getByLabel('From').fill('2020-01-01');
  await ours(desk).getByLabel('To', { exact: true }).fill('2020-01-31');
  await press(desk, 'Show');
  await ours(desk).getByText('There was nothing in these days.').waitFor();
  assert.equal(await figure('Disputes opened'), '0');
  await desk.waitForURL(/view=dashboard.*from=2020-01-01/);
  await desk.reload();
  assert.equal(await ours(desk).getByLabel('From').inputValue(), '2020-01-01');
  await ours(desk).getByRole('link', { name: '7 days' }).click();
  await ours(desk).getByRole('link', { name: 'Tickets', exact: true }).last().click();
  await ours(desk).getByRole('columnheader', { name: /^Tickets/ }).filter({ hasText: '↓' }).waitFor();
  const downloading = desk.waitForEvent('download');
  await ours(desk).getByRole('link', { name: 'Stores as CSV' }).click();
  assert.match((await downloading).suggestedFilename(), /^support-stores-.*\.csv$/);
});
