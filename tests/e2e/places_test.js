// The shop's pages that lead to us, and what they preselect.
import test from 'node:test';
import assert from 'node:assert/strict';
import { open, ours, pathOf, refused, title, url, visit } from './support/browser.js';
import { customer, people, seller } from './support/shop.js';
import { openTicket } from './support/tickets.js';

const chosenOrder = (page) => ours(page).getByLabel('Order').inputValue();
const parentOrder = { vase: 1, hammer: 1 };

test('A product’s page leads to the form of its store, for guests too', async (t) => {
  const page = await visit(t, null);
  await page.goto(url('/product/blumenvase-blau/'));
  await page.getByRole('link', { name: 'Get Support' }).click();
  assert.equal(await title(page).textContent(), "Ask Zoë's Töpferei");
});

test('A store’s page leads who is logged in to the form inside My Account, and Cancel leads back to the store', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada);
  await page.goto(url(`/store/${sam.slug}/`));
  await page.getByRole('link', { name: 'Get Support' }).click();
  await title(page).waitFor();
  assert.equal(page.url(), url(`/my-account/support-tickets/new/?store=${sam.id}`));
  await ours(page).getByRole('link', { name: 'Cancel' }).click();
  await page.waitForURL(`**/store/${sam.slug}/`);
});

for (const [place, path, link] of [
  ['The page of an order', (order) => `/my-account/view-order/${order.id}/`, { name: 'Get Support', exact: true }],
  ['The list of orders', () => '/my-account/orders/', { name: /^Get Support/ }],
  ['The thank-you page', (order) => `/checkout/order-received/${order.id}/?key=${order.key}`, { name: 'Get Support', exact: true }],
]) {
  test(`${place} leads to the form with that order chosen`, async (t) => {
    const [ada] = await people(customer({ orders: [{ drill: 1 }] }));
    const page = await visit(t, ada);
    await page.goto(url(path(ada.orders[0])));
    await page.getByRole('link', link).click();
    await title(page).waitFor();
    assert.equal(await title(page).textContent(), 'Ask Acme Tools');
    assert.equal(await chosenOrder(page), String(ada.orders[0].id));
  });
}

test('An order of several sellers offers each of them', async (t) => {
  const [ada] = await people(customer({ orders: [parentOrder] }));
  const page = await visit(t, ada);
  await page.goto(url(`/my-account/view-order/${ada.orders[0].id}/`));
  await page.getByRole('link', { name: "Get Support: Zoë's Töpferei" }).waitFor();
  await page.getByRole('link', { name: 'Get Support: Acme Tools' }).click();
  await title(page).waitFor();
  assert.equal(await title(page).textContent(), 'Ask Acme Tools');
  assert.notEqual(await chosenOrder(page), '');
});

test('From the list of orders, an order of several sellers asks which one is meant', async (t) => {
  const [ada] = await people(customer({ orders: [parentOrder] }));
  const page = await visit(t, ada);
  await open(page, `/my-account/support-tickets/new/?order=${ada.orders[0].id}`);
  assert.equal(await title(page).textContent(), 'Whom do you want to ask?');
  await ours(page).getByRole('link', { name: "Ask Zoë's Töpferei" }).click();
  await ours(page).getByLabel('Subject').waitFor();
  assert.equal(await title(page).textContent(), "Ask Zoë's Töpferei");
  assert.notEqual(await chosenOrder(page), '');
});

test('A guest’s thank-you page tells how to get help', async (t) => {
  const [guest] = await people({ role: 'guest', orders: [{ hammer: 1 }] });
  const page = await visit(t, null);
  await page.goto(url(`/checkout/order-received/${guest.orders[0].id}/?key=${guest.orders[0].key}`));
  await page.getByText('Register in My Account with the e-mail address of this order').waitFor();
  assert.equal(await page.getByRole('link', { name: 'Get Support' }).count(), 0);
});

test('The own store is refused kindly', async (t) => {
  const [sam] = await people(seller());
  const page = await visit(t, sam);
  page.allow(refused(403));
  await open(page, `/my-account/support-tickets/new/?store=${sam.id}`);
  await ours(page).getByText('This is your own store').waitFor();
});

test('A ticket that is not theirs, or of nobody, is not found, inside the frame', async (t) => {
  const [ada, bob, sam, sid] = await people(customer(), customer(), seller(), seller());
  const number = await openTicket(ada, sam);
  for (const [person, path] of [[bob, `/my-account/support-tickets/${number}/`], [ada, '/my-account/support-tickets/99999999/'], [sid, `/dashboard/support/${number}/`]]) {
    const page = await visit(t, person);
    page.allow(refused(404));
    await open(page, path);
    await ours(page).getByText('could not be found').waitFor();
    await ours(page).getByRole('link', { name: 'Back to Tickets' }).click();
    await ours(page).getByText('No tickets found!').or(ours(page).locator('.ss-tickets')).first().waitFor();
  }
});

test('A store or an order that does not exist is explained', async (t) => {
  const [ada, bob] = await people(customer({ orders: [{ vase: 1 }] }), customer());
  const page = await visit(t, bob);
  page.allow(refused(404));
  await open(page, '/my-account/support-tickets/new/?store=987654');
  await ours(page).getByText('This store does not exist').waitFor();
  await open(page, `/my-account/support-tickets/new/?order=${ada.orders[0].id}`);
  assert.doesNotMatch(await ours(page).innerText(), /Blumenvase/);
});

test('The shop’s other pages carry nothing of ours but the small script', async (t) => {
  const [ada] = await people(customer());
  const page = await visit(t, ada);
  const loaded = [];
  page.on('request', (request) => { if (request.url().includes('/seller-support/')) loaded.push(pathOf(request.url())); });
  await page.goto(url('/'), { waitUntil: 'networkidle' });
  await page.goto(url('/store/acme-tools/'), { waitUntil: 'networkidle' });
  assert.deepEqual(loaded, []);
  const counted = page.waitForRequest('**/seller-support/badge/account');
  await page.goto(url('/my-account/orders/'), { waitUntil: 'networkidle' });
  await counted;
  assert.deepEqual(loaded, ['/seller-support/static/seller-support.js', '/seller-support/badge/account']);
});
