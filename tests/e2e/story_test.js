// The whole way of a question: from the store's page to the last reply, each side in its own browser.
import test from 'node:test';
import assert from 'node:assert/strict';
import { fillForm, logInByForm, menuNumber } from './support/steps.js';
import { open, ours, pathOf, press, title, url, visit } from './support/browser.js';
import { customer, endSessions, mailTo, people, seller } from './support/shop.js';
import { openTicket, reply } from './support/tickets.js';

test('A guest asks a store, the store answers and closes, the customer writes again', async (t) => {
  const [ada, sam] = await people(customer({ name: 'Ada Äsop' }), seller({ store: 'Ludd & Söhne' }));
  const guest = await visit(t, null);
  await guest.goto(url(`/store/${sam.slug}/`));
  await guest.getByRole('link', { name: 'Get Support' }).click();
  assert.equal(await title(guest).textContent(), 'Ask Ludd & Söhne');
  await fillForm(guest, 'Glaze “cracked” 🏺', 'Is this normal?\n\nIt has a crack.');
  await press(guest, 'Send to the store');
  await guest.getByText('What you wrote is kept. After logging in you can send it.').waitFor();
  await logInByForm(guest, ada.login);
  await ours(guest).getByText('We kept what you wrote.').waitFor();
  assert.equal(pathOf(guest.url()), '/my-account/support-tickets/new/');
  assert.equal(await guest.getByLabel('Subject').inputValue(), 'Glaze “cracked” 🏺');
  assert.equal(await guest.getByLabel('Message').inputValue(), 'Is this normal?\n\nIt has a crack.');
  await press(guest, 'Send to the store');
  await ours(guest).getByText('Thank you. Your ticket has been submitted!').waitFor();
  await guest.waitForURL(/support-tickets\/\d+\//);
  const number = Number(/support-tickets\/(\d+)\//.exec(guest.url())[1]);
  // An open ticket would fetch the answer by itself, and it would count as read.
  await guest.goto(url('/'));

  const mail = await mailTo(sam.email, 'Glaze “cracked” 🏺');
  assert.match(mail.text, /Ada Äsop/);
  assert.match(mail.text, new RegExp(`/dashboard/support/${number}/`));
  await mailTo(ada.email, 'Glaze “cracked” 🏺');

  const shop = await visit(t, null);
  await shop.goto(url(`/dashboard/support/${number}/`));
  await logInByForm(shop, sam.login);
  assert.match(await title(shop).textContent(), /Glaze “cracked” /);
  assert.equal(pathOf(shop.url()), `/dashboard/support/${number}/`);
  await shop.getByLabel('Your reply').fill('Please send a picture.');
  await press(shop, 'Send and close');
  await ours(shop).getByText('Ticket Closed').waitFor();
  assert.match((await mailTo(ada.email, 'Re: ')).text, /Ludd & Söhne[\s\S]*Please send a picture\./);

  await open(guest, '/my-account/support-tickets/?status=all');
  await menuNumber(guest, 'account', '(1)');
  await ours(guest).getByText('New', { exact: true }).waitFor();
  await ours(guest).getByRole('link', { name: /Glaze “cracked”/ }).click();
  await guest.getByLabel('Your reply').waitFor();
  await ours(guest).getByText('Please send a picture.').waitFor();
  await ours(guest).getByText('Ludd & Söhne closed the ticket').waitFor();
  await ours(guest).getByText('(Adding reply will re-open the ticket)').waitFor();
  await guest.getByLabel('Your reply').fill('Here it is.');
  await press(guest, 'Send and reopen');
  await ours(guest).getByText('Waiting for the store').waitFor();
  await menuNumber(guest, 'account', '');

  // The seller's page was not touched: it asks by itself, every 15 seconds.
  await ours(shop).getByText('Here it is.').waitFor({ timeout: 60000 });
  await menuNumber(shop, 'dashboard', '(1)');
});

test('A guest may register instead, and comes back to the form with the text', async (t) => {
  const [sam] = await people(seller());
  const page = await visit(t, null);
  await open(page, `/seller-support/account/tickets/new?store=${sam.id}`);
  await fillForm(page, 'Before I buy', 'Is it heavy?');
  await press(page, 'Send to the store');
  const name = `new${Date.now()}`;
  await page.locator('#reg_email').fill(`${name}@example.test`);
  await page.locator('#reg_password').fill('a long enough password 1!');
  await page.getByRole('button', { name: 'Register' }).click();
  await ours(page).getByText('We kept what you wrote.').waitFor();
  assert.equal(await page.getByLabel('Message').inputValue(), 'Is it heavy?');
  await press(page, 'Send to the store');
  await ours(page).getByText('Thank you. Your ticket has been submitted!').waitFor();
});

test('The seller finds the number in the menu, the ticket in the list, the order beside it', async (t) => {
  const [ada, sam] = await people(customer({ name: 'Grace Hopper', orders: [{ drill: 1, screws: 3 }] }), { login: 'seller3' });
  const number = await openTicket(ada, sam, { subject: 'It does not turn', order: ada.orders[0].id });
  const page = await visit(t, sam);
  await page.goto(url('/dashboard/'));
  await page.waitForFunction(() => /\(\d+\+?\)/.test(document.querySelector('[data-seller-support-count]').textContent));
  await page.getByRole('link', { name: /^Support \(/ }).click();
  await ours(page).getByRole('row', { name: new RegExp(`${number}.*It does not turn.*Grace Hopper`) }).getByRole('link').click();
  await page.waitForURL(`**/dashboard/support/${number}/**`);
  const order = ours(page).getByRole('region', { name: `Order ${ada.orders[0].id}` });
  assert.match(await order.innerText(), /Drill "Pro" 500[\s\S]*Screws <M4> x100 × 3[\s\S]*Total[\s\S]*PayPal/);
  await ours(page).getByText(ada.email).waitFor();
});

test('A session that ran out keeps the text of a new ticket', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const page = await visit(t, ada);
  await open(page, `/my-account/support-tickets/new/?store=${sam.id}`);
  await fillForm(page, 'Long question', 'Written for an hour.');
  await endSessions(ada);
  page.allow(/40[13]/);
  await press(page, 'Send to the store');
  await logInByForm(page, ada.login);
  await ours(page).getByText('We kept what you wrote.').waitFor();
  assert.equal(await page.getByLabel('Subject').inputValue(), 'Long question');
  assert.equal(await page.getByLabel('Message').inputValue(), 'Written for an hour.');
});

test('A session that ran out keeps the text of a reply', async (t) => {
  const [ada, sam] = await people(customer(), seller());
  const number = await openTicket(ada, sam);
  for (const [person, path] of [[ada, `/my-account/support-tickets/${number}/`], [sam, `/dashboard/support/${number}/`]]) {
    const page = await visit(t, person);
    await open(page, path);
    await page.getByLabel('Your reply').fill(`An answer of ${person.login}`);
    await page.context().clearCookies();
    page.allow(/40[13]/);
    await press(page, 'Send reply');
    await logInByForm(page, person.login);
    await title(page).waitFor();
    assert.equal(pathOf(page.url()), path);
    assert.equal(await page.getByLabel('Your reply').inputValue(), `An answer of ${person.login}`);
    await ours(page).getByText('We kept what you wrote. It is not sent yet').waitFor();
  }
});

// A mail is in the inbox before the program has noted it, and the page tells what was noted when it was drawn.
async function untilNoted(page, mail) {
  for (let tries = 0; tries < 60 && !await mail.count(); tries += 1) {
    await page.waitForTimeout(1000);
    await page.reload();
    await title(page).waitFor();
  }
}

test('The marketplace sees every ticket, and whether its mails went out', async (t) => {
  const [ada, sam, admin] = await people(customer(), seller({ store: 'Desk Store' }), { login: 'admin' });
  const number = await openTicket(ada, sam, { subject: 'Seen by the desk' });
  await reply(sam, 'dashboard', number, 'Yes.');
  await mailTo(ada.email, 'Seen by the desk');
  await mailTo(sam.email, 'Seen by the desk');
  const page = await visit(t, admin);
  await open(page, '/wp-admin/admin.php?page=seller-support');
  await ours(page).getByRole('row', { name: new RegExp(`${number}.*Seen by the desk.*Desk Store`, 's') }).getByRole('link').click();
  await page.waitForURL(`**ticket=${number}**`);
  await untilNoted(page, ours(page).locator('.ss-mails li', { hasText: 'Desk Store' }).filter({ hasText: /Sent / }));
  await ours(page).locator('summary', { hasText: /^Sent about this ticket/ }).click();
  await ours(page).getByRole('listitem').filter({ hasText: 'Desk Store' }).getByText(/^Sent /).first().waitFor();

  await ours(page).getByLabel('In the name of Desk Store').check();
  await page.getByLabel('Your reply').fill('We looked into it.');
  await press(page, 'Send reply');
  await ours(page).locator('article', { hasText: 'We looked into it.' }).getByText('In the store\'s name').waitFor();
  const buyer = await visit(t, ada);
  await open(buyer, `/my-account/support-tickets/${number}/`);
  const message = ours(buyer).locator('article', { hasText: 'We looked into it.' });
  await message.getByText('Desk Store').waitFor();
  await message.getByText('Seller, answered by the marketplace').waitFor();
});
