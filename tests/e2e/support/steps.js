// What people do on several pages.
import { ours } from './browser.js';

export async function fillForm(page, subject, message) {
  await page.getByLabel('Subject').fill(subject);
  await page.getByLabel('Message').fill(message);
}

// WooCommerce's own form; in the demo the password is the name.
export async function logInByForm(page, name) {
  await page.getByLabel('Username or email address').fill(name);
  await page.locator('#password').fill(name);
  await page.getByRole('button', { name: 'Log in' }).click();
}

// Waits until the host's menu shows this number, such as "(1)", or "" for none.
export async function menuNumber(page, room, expected) {
  await page.waitForFunction(([where, words]) => document.querySelector(where)?.textContent.trim() === words,
    [`[data-seller-support-count="${room}"]`, expected]);
}

// What a row of the list, or its card on a phone, says.
export const rows = (page) => ours(page).locator('.ss-tickets tbody tr');
