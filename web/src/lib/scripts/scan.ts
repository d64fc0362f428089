/**
 * The page of the scans that this phone keeps. It loads no framework, so that it opens on the weakest network and
 * stands whole in the service worker's store; its words are templates in the page.
 */
import { readScanAddress } from '#api/domain/attendance-code.ts';
import { formatsFor } from '#lib/formats.ts';
import { askToSend } from '#lib/workshops/ask-to-send.ts';
import { readHolder } from '#lib/workshops/holder.ts';
import { isLeft, isOf, keepScan, readScans, type KeptScan } from '#lib/workshops/kept-scans.ts';
import { placeScan } from '#lib/workshops/place-scan.ts';
import { sendKept } from '#lib/workshops/send-kept.ts';
import type { Sending } from '#lib/workshops/sending.ts';
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
	const became = await sendKept().catch(() => 'sent' as const);
	await show().catch(() => undefined);
	tell(became);
	isSending = false;
}

function sendByItself() {
	if (!isPlacing) void send();
}

/** Why something is still here, in the words of the page, with the way out. */
function tell(became: Sending | 'unkept') {
	for (const words of document.querySelectorAll<HTMLElement>('[data-why]'))
		words.hidden = words.dataset['why'] !== became;
}

async function show() {
	const scans = (await readScans()).toSorted((left, right) => right.scannedAt - left.scannedAt);
	const holder = await readHolder();
	const items = scans.map((scan) => itemOf(scan, holder));
	list?.replaceChildren(...(items.length > 0 ? items : none ? [none] : []));
}

/** A line of the list, as the page words it for this state. */
function itemOf(scan: KeptScan, holder: string | null): Node {
	const { scannedAt, number } = scan;
	// Who uses this phone is not known while nobody is signed in: it may be the owner's.
	const state = holder && isLeft(scan) && !isOf(scan, holder) ? 'foreign' : scan.state;
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
		void askToSend();
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
// The address stays: opened again, it is tried again.
keep().catch(() => tell('unkept'));
