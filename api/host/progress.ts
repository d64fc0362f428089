import type { Journal } from './journal.ts';

/** What `npm start` is doing, a line a step with its time; steps that count stay on one line. */
export function openProgress() {
	const startedAt = Date.now();
	let current: { label: string; since: number } | null = null;
	const inPlace = process.stdout.isTTY;

	const seconds = (since: number) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
	const finish = () => {
		if (!current) return;
		if (inPlace) process.stdout.write('\r\u001b[2K');
		console.log(`  ✓ ${current.label} (${seconds(current.since)})`);
		current = null;
	};
	const kind = (label: string) => label.replace(/ \d+\/\d+$/, '');

	return {
		step: (label: string) => {
			if (current && kind(current.label) === kind(label)) {
				current.label = label;
			} else {
				finish();
				current = { label, since: Date.now() };
			}
			if (inPlace) process.stdout.write(`\r\u001b[2K  … ${label}`);
		},
		log: (line: string) => {
			if (inPlace) process.stdout.write('\r\u001b[2K');
			console.error(`  ! ${line}`);
		},
		failed: () => {
			if (current) console.error(`  ✗ ${current.label}`);
			current = null;
		},
		interrupted: () => {
			if (current) console.log(`${inPlace ? '\r\u001b[2K' : ''}  – ${current.label}`);
			current = null;
		},
		done: () => {
			finish();
			console.log(`  ready in ${seconds(startedAt)}\n`);
		}
	};
}

/** The same steps as notes in a log, each kind once. */
export function quietProgress(journal: Journal): ReturnType<typeof openProgress> {
	let last = '';
	return {
		step: (label) => {
			const kind = label.replace(/ \d+\/\d+$/, '');
			if (kind !== last) journal.note('starting', { step: kind });
			last = kind;
		},
		log: (line) => journal.event(line),
		failed: () => undefined,
		interrupted: () => undefined,
		done: () => undefined
	};
}
