/*
 * The one script of a page that needs no player: under a kilobyte, loaded after the page, and nothing
 * depends on it. Pages that only show and link carry no other (`export const csr = false`).
 */

// Menus (`<details data-menu>`) close on Escape, on a tap outside, and when a link in them is taken.
const openMenus = () => document.querySelectorAll('details[data-menu][open]');

document.addEventListener('click', ({ target }) => {
	for (const menu of openMenus()) {
		if (!menu.contains(target) || target.closest('a')) menu.open = false;
	}
	if (target.closest('[data-prints]')) print();
	target.closest('[data-folds]')?.closest('details')?.removeAttribute('open');
	target.closest('[data-closes]')?.closest('[data-closable]')?.setAttribute('hidden', '');
});
document.addEventListener('keydown', ({ key }) => {
	if (key !== 'Escape') return;
	for (const menu of openMenus()) {
		menu.open = false;
		menu.querySelector('summary').focus();
	}
});

// A form goes once. Coming back to the page makes it whole again; the server is idempotent anyway.
document.addEventListener('submit', (event) => {
	const form = event.target;
	if (event.defaultPrevented || form.method === 'get') return;
	if (form.getAttribute('aria-busy') === 'true') event.preventDefault();
	form.setAttribute('aria-busy', 'true');
});
addEventListener('pageshow', () => {
	for (const form of document.forms) form.removeAttribute('aria-busy');
});

// A password may be read while it is typed.
for (const label of document.querySelectorAll('[data-reveals]')) label.hidden = false;
document.addEventListener('change', ({ target }) => {
	if (!target.closest('[data-reveals]')) return;
	for (const field of target.form.querySelectorAll('[autocomplete$="password"]')) {
		field.type = target.checked ? 'text' : 'password';
	}
});

// Without a network: say so.
const showNetwork = () => {
	const note = document.querySelector('[data-offline]');
	if (note) note.hidden = navigator.onLine;
};
addEventListener('online', showNetwork);
addEventListener('offline', showNetwork);
showNetwork();
