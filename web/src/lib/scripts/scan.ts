/**
 * The page of the scans that this phone keeps. It loads no framework, so that it opens on the weakest network and
 * stands whole in the service worker's store; its words are templates in the page.
 */
import { readScanAddress } from '#api/domain/attendance-code.ts';
import { formatsFor } from '#lib/formats.ts';
import { keepScan, readScans, type KeptScan } from '#lib/workshops/kept-scans.ts';
import { placeScan } from '#lib/workshops/place-scan.ts';
import { sendScans } from '#lib/workshops/send-scans.ts';
import { runCamera } from './camera.ts';
import { keepPortal } from './keep-portal.ts';

const again = 15_000;
const list = document.querySelector('[data-scans]');
const none = list?.firstElementChild;
const { dateTime } = formatsFor(document.documentElement.lang === 'en' ? 'en' : 'id');

let isSending = false;
/** While the phone looks for its place, nothing is sent by itself: a scan that left cannot be told it. */
let isPlacing = false;
async function send() {
	if (isSending) return;
	isSending = true;
	await sendScans().catch(() => false);
	await show();
	isSending = false;
}

function sendByItself() {
	if (!isPlacing) void send();
}

async function show() {
	const scans = (await readScans()).toSorted((left, right) => right.scannedAt - left.scannedAt);
	list?.replaceChildren(...(scans.length > 0 ? scans.map(itemOf) : none ? [none] : []));
}

/** A line of the list, as the page words it for this state. */
function itemOf({ state, scannedAt, number }: KeptScan): Node {
	const template = document.querySelector<HTMLTemplateElement>(`template[data-state="${state}"]`);
	const item = document.importNode(template?.content ?? new DocumentFragment(), true);
	for (const text of item.querySelectorAll('[data-slot]'))
		text.textContent =
			text.getAttribute('data-slot') === 'time' ? dateTime(scannedAt) : String(number ?? 0);
	return item;
}

async function keep() {
	const address = new URLSearchParams(location.search).get('at');
	const read = address ? readScanAddress(address) : null;
	const kept = read && (await keepScan(read.sessionId, read.scan));
	if (address) history.replaceState(null, '', '/scan');
	await show();
	if (kept) {
		isPlacing = true;
		await placeScan(kept).catch(() => undefined);
		isPlacing = false;
	}
	await send();
}

document.querySelector('[data-send]')?.addEventListener('click', () => void send());
addEventListener('online', sendByItself);
setInterval(sendByItself, again);
keepPortal();
for (const root of document.querySelectorAll<HTMLElement>('[data-camera]')) runCamera(root);
void keep();
