/** The question before signing out: what this device has not sent, and to send it first. */
import { countKept, sendKept } from '#lib/workshops/send-kept.ts';
import type { Sending } from '#lib/workshops/sending.ts';

const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector);
const hide = (selector: string, hidden: boolean) => {
	for (const part of all(selector)) part.hidden = hidden;
};

type Kept = Awaited<ReturnType<typeof countKept>>;

function show(kept: Kept) {
	const { scans, marks, foreign, refused, lists } = kept;
	const isLeft = scans + marks > 0;
	hide('[data-left]', !isLeft);
	hide('[data-gone]', isLeft);
	const first = scans > 0 && marks > 0 ? 'both' : scans > 0 ? 'scans' : 'marks';
	const numbers: Record<string, number> = { scans, marks, foreign, refused };
	for (const line of all('[data-line]')) {
		const name = line.dataset['line'] ?? '';
		line.hidden = name !== first && !((name === 'foreign' || name === 'refused') && numbers[name]);
		line.textContent = (line.dataset['words'] ?? '').replaceAll(/\{(\w+)\}/g, (_, slot: string) =>
			String(numbers[slot] ?? 0)
		);
	}
	document.querySelector('[data-lists]')?.replaceChildren(...lists.map(listItem));
}

function listItem(eventId: string): Node {
	const template = document.querySelector<HTMLTemplateElement>('template[data-list]');
	const item = document.importNode(template?.content ?? new DocumentFragment(), true);
	item.querySelector('a')?.setAttribute('href', `/workshops/${eventId}/attendance`);
	return item;
}

function tell(became: Sending) {
	for (const words of all('[data-why]')) words.hidden = words.dataset['why'] !== became;
}

async function send() {
	const became = await sendKept().catch(() => 'offline' as const);
	const kept = await countKept();
	show(kept);
	tell(became);
	hide('[data-none]', kept.scans + kept.marks > 0);
}

/** Back to where the question was asked. */
const from = URL.parse(document.referrer);
if (from?.origin === location.origin && from.pathname !== location.pathname)
	document.querySelector('[data-stay]')?.setAttribute('href', from.pathname + from.search);
document.querySelector('[data-send]')?.addEventListener('click', () => void send());
// Where the browser keeps nothing, nothing is left.
void countKept()
	.then(show)
	.catch(() => undefined);
