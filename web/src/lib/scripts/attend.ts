/**
 * What the page of one's own attendance does beyond its forms: the phone becomes its owner's, what it kept is sent,
 * the camera reads the code, and where the phone is, is told when asked. The forms work without it.
 */
import { bindPhone } from '#lib/workshops/bind-phone.ts';
import { writeHolder } from '#lib/workshops/holder.ts';
import { keepFenced, readScans } from '#lib/workshops/kept-scans.ts';
import { sendKept } from '#lib/workshops/send-kept.ts';
import { runCamera } from './camera.ts';
import { keepPortal } from './keep-portal.ts';
import { runPlace } from './place.ts';

const facts = document.querySelector('[data-owner]');
const owner = facts?.getAttribute('data-owner');
const fenced = facts?.getAttribute('data-fenced')?.split(' ').filter(Boolean) ?? [];
const kept = document.querySelector<HTMLElement>('[data-kept]');

/** Where the browser keeps nothing (a private window), scanning with a network works as ever. */
async function bind(personId: string) {
	await writeHolder(personId);
	await keepFenced(fenced);
	await bindPhone(personId);
	await sendKept();
	const scans = await readScans();
	if (kept) kept.hidden = scans.length === 0;
}

if (owner) void bind(owner).catch(() => undefined);
keepPortal();
for (const root of document.querySelectorAll<HTMLElement>('[data-camera]')) runCamera(root);
for (const root of document.querySelectorAll<HTMLElement>('[data-place]')) runPlace(root);
document.querySelector<HTMLElement>('main [aria-invalid="true"], main [data-form-errors]')?.focus();
document.documentElement.setAttribute('data-alive', '');
