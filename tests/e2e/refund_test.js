// Money back, from the customer's wish to their word that it arrived; and the books agree at the end.
import test from 'node:test';
import assert from 'node:assert/strict';
import { open, ours, press, title, url, visit } from './support/browser.js';
import { audit, customer, hostRefunds, mailTo, people } from './support/shop.js';
import { makeOffer, openTicket } from './support/tickets.js';
import { pdf } from './support/files.js';

const heading = async (page) => (await title(page).textContent()).replaceAll('\u00a0', ' ');

// The shop books within seconds of the approval.
async function untilBooked(page) {
  for (let tries = 0; tries < 90; tries += 1) {
    await page.reload();
    await title(page).waitFor();
    if (await ours(page).getByText('When you have paid').count()) return;
    await page.waitForTimeout(1000);
  }
  throw new Error('the shop has not booked the refund');
}

async function approve(t, admin, refund) {
  const desk = await visit(t, admin);
  await open(desk, '/wp-admin/admin.php?page=seller-support-refunds');
  await ours(desk).locator(`a[href$="refund=${refund}"], a[href*="refund=${refund}&"]`).click();
  await title(desk).getByText(`#${refund}`).waitFor(); // the list has a button that approves, too
  await ours(desk).getByRole('button', { name: /^Approve \d/ }).click();
  await ours(desk).getByText('Being booked').or(ours(desk).getByText('To be paid')).first().waitFor();
}

test('A customer asks, the seller requests, the marketplace approves, the seller pays, the customer confirms', async (t) => {
  const [ada, acme, admin] = await people(
    customer({ name: 'Ada Äsop', orders: [{ drill: 1, screws: 12 }], method: 'stripe' }), { login: 'seller3' }, { login: 'admin' });
  const order = ada.orders[0].id;
  const buyer = await visit(t, ada);
  await buyer.goto(url(`/my-account/view-order/${order}/`));
  await buyer.getByRole('link', { name: 'Ask for a refund' }).first().click();
  await ours(buyer).getByLabel('Some of the items').check();
  await ours(buyer).locator('[name^=quantity_]').first().fill('1');
  await ours(buyer).getByLabel('What is wrong?').fill('It does not turn “at all”.');
  await press(buyer, 'Send to the store');
  await ours(buyer).getByText('You asked for a refund of').waitFor();
  await buyer.waitForURL(/support-tickets\/\d+\//);
  const ticket = Number(/support-tickets\/(\d+)\//.exec(buyer.url())[1]);

  const shop = await visit(t, acme);
  await open(shop, `/dashboard/support/${ticket}/`);
  await ours(shop).getByText('The customer asks for a refund of').waitFor();
  await ours(shop).locator('.ss-offer').getByRole('link', { name: 'Request refund' }).click();
  assert.equal(await ours(shop).locator('[name^=quantity_]').first().inputValue(), '1');
  await ours(shop).getByRole('button', { name: /^Request refund of / }).click();
  await shop.waitForURL(/dashboard\/refunds\/\d+\//);
  const refund = Number(/refunds\/(\d+)\//.exec(shop.url())[1]);
  const amount = /[\d.,]+ €/.exec(await heading(shop))[0];

  await approve(t, admin, refund);
  await untilBooked(shop);
  const booked = await hostRefunds(order);
  assert.equal(booked.length, 1);
  assert.equal(booked[0], Number(amount.replace(/[. €]/g, '').replace(',', '.')));

  await ours(shop).getByLabel('Paid with').selectOption('stripe');
  await ours(shop).getByLabel('Transaction number').fill(`re_${Date.now()}`);
  await ours(shop).locator('input[type=file]').setInputFiles(pdf());
  await ours(shop).getByText('added').waitFor();
  await press(shop, 'I have paid');
  await ours(shop).getByRole('heading', { name: 'Your payment' }).waitFor();
  await ours(shop).getByRole('link', { name: 'Beleg 2026.pdf' }).waitFor();

  assert.match((await mailTo(ada.email, 'Re: ')).text, /support-tickets\/refunds\/\d+/);
  await open(buyer, `/my-account/support-tickets/refunds/${refund}/`);
  await ours(buyer).getByRole('link', { name: 'Beleg 2026.pdf' }).waitFor();
  await press(buyer, 'I have received it');
  await ours(buyer).getByText('The refund is completed.').waitFor();
  await open(shop, `/dashboard/refunds/${refund}/`);
  await ours(shop).getByText('Ada Äsop received the money').waitFor();
  assert.match(await audit(), / 0 differences/);
});

test('An offer is accepted in one tap and becomes the exact request', async (t) => {
  const [ada, acme, admin] = await people(customer({ orders: [{ drill: 1 }] }), { login: 'seller3' }, { login: 'admin' });
  const order = ada.orders[0].id;
  const ticket = await openTicket(ada, acme, { order });
  await makeOffer(acme, ticket, '2,50', 'Would this help you?');
  const phone = await visit(t, ada, { width: 390, height: 800, hasTouch: true, isMobile: true });
  await open(phone, `/my-account/support-tickets/${ticket}/`);
  await ours(phone).getByRole('button', { name: 'Accept', exact: true }).tap();
  const link = ours(phone).getByRole('link', { name: /^Refund of 2,50/ });
  await link.waitFor();
  const refund = Number(/refunds\/(\d+)/.exec(await link.getAttribute('href'))[1]);
  await approve(t, admin, refund);
  const shop = await visit(t, acme);
  await open(shop, `/dashboard/refunds/${refund}/`);
  await untilBooked(shop);
  assert.deepEqual(await hostRefunds(order), [2.5]);
  assert.match(await audit(), / 0 differences/);
});

test('“Refund everything” sends nothing, so what was typed stays', async (t) => {
  const [ada, acme] = await people(customer({ orders: [{ drill: 1 }] }), { login: 'seller3' });
  const shop = await visit(t, acme);
  const path = `/dashboard/refunds/new/?order=${ada.orders[0].id}`;
  await open(shop, path);
  await ours(shop).locator('[name=reason]').fill('Half a reason');
  await press(shop, 'Refund everything');
  await shop.waitForFunction(() => document.querySelector('[name^=quantity_]').value !== '');
  await open(shop, path);
  assert.equal(await ours(shop).locator('[name=reason]').inputValue(), 'Half a reason');
});
