// The demo the tests run against: its people, its mails, its processes. tests/e2e/run says where it is.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const base = process.env.E2E_BASE;
export const state = process.env.E2E_STATE;
if (!base || !state) throw new Error('E2E_BASE and E2E_STATE are not set: start the tests with tests/e2e/run');
const address = new URL(base);
const inbox = `http://${address.hostname}:${Number(address.port) + 1}/api/messages`;
const options = Object.fromEntries(readFileSync(`${state}/conf/options`, 'utf8').trim().split('\n').map((line) => line.split('=')));
export const home = address.pathname.replace(/\/$/, '');
// Where WordPress' own files are, below home.
export const core = options.siteurl_differs === 'yes' ? '/wp' : '';
const corePath = `${state}/site${home}${core}`;

// People as support/shop.php describes them, in one go: starting WordPress is what takes time.
export async function people(...wanted) {
  const script = new URL('shop.php', import.meta.url).pathname;
  const { stdout } = await run('php', ['-d', 'memory_limit=256M', script, corePath, address.host, JSON.stringify(wanted)]);
  const found = JSON.parse(stdout);
  found.forEach((person, i) => { person.store = wanted[i].store; });
  return found;
}

export const customer = (more = {}) => ({ role: 'customer', name: 'Ada Lovelace', locale: '', orders: [], ...more });
export const seller = (more = {}) => ({ role: 'seller', name: 'Sam Ludd', locale: '', store: `Sam's Store ${Date.now() % 10000}`, ...more });

// Waits for the mail to this address whose subject has these words.
export async function mailTo(to, words, seconds = 120) {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; await sleep(200)) {
    const mails = await (await fetch(inbox)).json();
    const found = mails.find((mail) => mail.envelope_to.includes(to) && mail.subject.includes(words));
    if (found) return (await fetch(`${inbox}/${found.number}`)).json();
  }
  throw new Error(`no mail to ${to} with “${words}” within ${seconds} s`);
}

// Ends the person's sessions on the server, as "log out everywhere" does. The cookie stays in the browser.
export async function endSessions(person) {
  await run('mariadb', ['--no-defaults', `--socket=${state}/run/mysqld.sock`, 'wordpress', '-e',
    `DELETE FROM ${options.table_prefix}usermeta WHERE user_id = ${Number(person.id)} AND meta_key = 'session_tokens'`]);
}

// Our own tables.
export const ourSql = (statement) => run('mariadb', ['--no-defaults', `--socket=${state}/run/mysqld.sock`, 'seller_support', '-e', statement]);

// The amounts of an order's refunds in WooCommerce.
export async function hostRefunds(order) {
  const prefix = options.table_prefix;
  const { stdout } = await run('mariadb', ['--no-defaults', `--socket=${state}/run/mysqld.sock`, 'wordpress', '-N', '-e',
    options.storage === 'legacy'
      ? `SELECT m.meta_value FROM ${prefix}posts p JOIN ${prefix}postmeta m ON m.post_id = p.ID AND m.meta_key = '_refund_amount' WHERE p.post_type = 'shop_order_refund' AND p.post_parent = ${Number(order)}`
      : `SELECT -total_amount FROM ${prefix}wc_orders WHERE type = 'shop_order_refund' AND parent_order_id = ${Number(order)}`]);
  return stdout.trim().split('\n').filter(Boolean).map(Number);
}

// Compares our books with the shop's; throws when they differ.
export async function audit() {
  const program = new URL('../../../build/seller-support', import.meta.url).pathname;
  return (await run(program, ['audit', '--config', `${state}/seller-support.toml`])).stdout;
}
