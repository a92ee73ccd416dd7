// Debian's Chromium, and pages in it.
import { chromium } from 'playwright-core';
import { base, core, home } from './shop.js';

const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync',
  // Avatars and the like: nothing of the internet is needed, and nothing of it may hold up a test.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'];
let browser;

async function theBrowser() {
  browser ??= await chromium.launch({ executablePath: process.env.E2E_CHROMIUM || '/usr/bin/chromium', args });
  return browser;
}
export const closeBrowser = async () => { await browser?.close(); };

// The address of a path below the shop's home, and back.
export const url = (path) => base.replace(/\/$/, '') + (path.startsWith('/wp-admin/') ? core : '') + path;
export const pathOf = (address) => new URL(address).pathname.slice(home.length);

// A page of somebody from people(), or of a guest.
export async function newVisitor(person, { width = 1280, height = 900, ...options } = {}) {
  const context = await (await theBrowser()).newContext({ baseURL: base, viewport: { width, height }, ...options });
  context.setDefaultTimeout(20000);
  if (person) await context.addCookies(person.cookies.map((cookie) => ({ ...cookie, url: base })));
  return context.newPage();
}

export const ours = (page) => page.locator('.seller-support');

// What the program has filled in. For a moment htmx has put it there and does not serve its links and forms yet: they
// would lead away from the host's page.
export const filled = (page) => ours(page).locator('.ss-page:not(.htmx-added)');

// Goes to a page of ours and waits until the program has filled it.
export async function open(page, path) {
  const answer = await page.goto(url(path));
  await filled(page).first().waitFor();
  return answer;
}
