/**
 * Marks of a trainer's device: kept in its own storage until the portal has taken them, so that neither a lost network
 * nor a closed tab nor a refusal loses one. Each carries its id and the moment it was said; the portal sorts them out.
 */
import { askToSend } from '#lib/workshops/ask-to-send.ts';
import { writeHolder } from '#lib/workshops/holder.ts';
import { dropMark, readMarks, writeMark, type KeptMark } from '#lib/workshops/kept-marks.ts';
import { sendMarks } from '#lib/workshops/send-marks.ts';

/** Those of this event: on their way, and those that the portal did not take. */
export type KeptHere = { waiting: readonly KeptMark[]; refused: readonly KeptMark[] };
type Given = { owner: string; clock: () => number; changed: (kept: KeptHere) => void };

const againAfter = 10_000;

export function openMarkQueue(eventId: string, { owner, clock, changed }: Given) {
	let timer = 0;
	let isClosed = false;

	async function show() {
		const marks = (await readMarks()).filter(
			(mark) => mark.eventId === eventId && mark.owner === owner
		);
		const waiting = marks.filter(({ problem }) => !problem);
		if (!isClosed) changed({ waiting, refused: marks.filter(({ problem }) => problem) });
		return waiting.length;
	}

	async function send() {
		window.clearTimeout(timer);
		await sendMarks();
		if ((await show()) > 0 && !isClosed) timer = window.setTimeout(sendSoon, againAfter);
	}
	// Where this browser keeps nothing, nothing is to be sent.
	const sendSoon = () => void send().catch(() => undefined);

	window.addEventListener('online', sendSoon);
	void writeHolder(owner)
		.then(show)
		.then(sendSoon, () => undefined);
	return {
		/** Rejects where this device can keep nothing. */
		async add(mark: Pick<KeptMark, 'signupId' | 'sessionId' | 'status'>) {
			const saidAt = new Date(clock()).toISOString();
			await writeMark({ ...mark, id: crypto.randomUUID(), eventId, saidAt, owner });
			await show();
			void askToSend();
			return send();
		},
		async retry(marks: readonly KeptMark[]) {
			for (const { problem: _, ...mark } of marks) await writeMark(mark);
			await show();
			return send();
		},
		async drop(marks: readonly KeptMark[]) {
			for (const { id } of marks) await dropMark(id);
			await show();
		},
		close() {
			isClosed = true;
			window.clearTimeout(timer);
			window.removeEventListener('online', sendSoon);
		}
	};
}
