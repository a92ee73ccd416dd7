// The promise clock in the browser: a store that is late, by moving the clock.
import test from 'node:test';
import assert from 'node:assert/strict';
import { open, ours, press, visit } from './support/browser.js';
import { rows } from './support/steps.js';
import { customer, mailTo, ourSql, people, seller } from './support/shop.js';
import { openTicket } from './support/tickets.js';

const timeIsOver = (ticket) => ourSql(`UPDATE support_ticket SET due_at = NOW() - INTERVAL 1 MINUTE, remind_at = NOW() - INTERVAL 1 MINUTE WHERE id = ${ticket}`);

// The number beside "Support" in wp-admin's menu.
async function waiting(page) {
  const place = page.locator('[data-seller-support-count="desk"]');
  await page.waitForFunction(() => /\d/.test(document.querySelector('[data-seller-support-count="desk"]').textContent));
  return Number(/\d+/.exec(await place.textContent())[0]);
}

test('A store that is late: the customer asks the marketplace, whose menu counts the ticket until it is opened', async (t) => {
  const [ada, sam, other, admin] = await people(customer(), seller(), customer(), { login: 'admin' });
  const ask = async (person, subject) => {
    const number = await openTicket(person, sam, { subject });
    const page = await visit(t, person);
    await open(page, `/my-account/support-tickets/${number}/`);
    await ours(page).getByText(/After that you can ask the marketplace for help/).waitFor();
    await timeIsOver(number);
    await open(page, `/my-account/support-tickets/${number}/`);
    await press(page, 'Ask the marketplace for help');
    await ours(page).getByText('The marketplace has been asked for help.').waitFor();
    return number;
  };
  await ask(other, 'Still late');
  const number = await ask(ada, 'Too late');
  await mailTo(sam.email, 'Too late');

  const desk = await visit(t, admin);
  await open(desk, '/wp-admin/admin.php?page=seller-support&waiting=marketplace');
  const before = await waiting(desk);
  // By the cell of the number: as words it may also be a part of another row's time.
  const row = rows(desk).filter({ has: desk.getByRole('cell', { name: String(number), exact: true }) });
  await row.getByText('New').waitFor();
  await row.getByText('Waiting for you').waitFor();
  await row.getByRole('link').click();
  await desk.getByLabel('Your reply').waitFor();
  await open(desk, '/wp-admin/admin.php?page=seller-support&waiting=marketplace');
  assert.equal(await waiting(desk), before - 1);
  assert.equal(await row.getByText('New').count(), 0);
});
