// Visitors for tests: whatever the browser complains about fails the test.
import assert from 'node:assert/strict';
import { after } from 'node:test';
import { closeBrowser, filled, newVisitor, ours } from './chromium.js';

export { open, ours, pathOf, url } from './chromium.js';

after(closeBrowser);

// A page of a new visitor: `person` from people(), or null for a guest. Anything the browser complains
// about fails the test, unless page.allow(/words/) has said that it belongs to the test.
export async function visit(t, person, options) {
  const page = await newVisitor(person, options);
  const context = page.context();
  const complaints = [], allowed = [];
  const hear = (words) => complaints.push(words);
  context.on('console', (message) => { if (message.type() === 'error') hear(`${message.text()} ${message.location().url}`); });
  context.on('weberror', (error) => hear(String(error.error())));
  // What WordPress itself loads: avatars, pictures of emoji; and the icon that a browser looks for above a shop in a path.
  allowed.push(/gravatar\.com|s\.w\.org|:\d+\/favicon\.ico$/);
  page.allow = (...words) => allowed.push(...words);
  t.after(async () => {
    await context.close();
    assert.deepEqual(complaints.filter((words) => !allowed.some((fits) => fits.test(words))), [], 'the browser complained');
  });
  return page;
}

// What a refused form leaves in the console, of itself.
export const refused = (status) => new RegExp(`(status of|Status Error Code) ${status}`);

// And a connection that was cut.
export const cutOff = [/ERR_FAILED/, /htmx:(sendError|afterRequest)/];

export const title = (page) => ours(page).locator('h1.ss-title');

// Presses a button of ours.
export async function press(page, name) {
  await filled(page).getByRole('button', { name, exact: true }).click();
}

// One browser page for each person of the cast: a new context for each of our pages would take most of the time.
export function visits(t, all, options) {
  const pages = new Map();
  return async (who) => {
    if (!pages.has(who)) {
      pages.set(who, await visit(t, who && all[who], options));
      pages.get(who).allow(refused(404));
    }
    return pages.get(who);
  };
}
