/**
 * Marks of a trainer's device: kept in its own storage until the portal has answered, so that neither a lost network
 * nor a closed tab loses one. Each carries its id and the moment it was said; the portal sorts them out.
 */
import { apiClient } from '#lib/api/client.ts';

export type QueuedMark = {
	id: string;
	signupId: string;
	sessionId: string;
	status: string | null;
	saidAt: string;
};
type Given = { clock: () => number; changed: (left: readonly QueuedMark[]) => void };

const againAfter = 10_000;
const atOnce = 200;

export function openMarkQueue(eventId: string, { clock, changed }: Given) {
	const place = `malaqbi-marks:${eventId}`;
	let isSending = false;
	let timer = 0;

	const read = (): QueuedMark[] => listOf(localStorage.getItem(place));
	const write = (left: readonly QueuedMark[]) => {
		if (left.length > 0) localStorage.setItem(place, JSON.stringify(left));
		else localStorage.removeItem(place);
		changed(left);
	};

	const sendSoon = () => void send();

	async function send() {
		if (isSending) return;
		isSending = true;
		window.clearTimeout(timer);
		while (read().length > 0) {
			const [first] = read();
			const batch = read()
				.filter(({ sessionId }) => sessionId === first?.sessionId)
				.slice(0, atOnce);
			if (!(await sent(batch))) break;
			const gone = new Set(batch.map(({ id }) => id));
			write(read().filter(({ id }) => !gone.has(id)));
		}
		isSending = false;
		if (read().length > 0) timer = window.setTimeout(sendSoon, againAfter);
	}

	window.addEventListener('online', sendSoon);
	write(read());
	void send();
	return {
		add(mark: Pick<QueuedMark, 'signupId' | 'sessionId' | 'status'>) {
			const saidAt = new Date(clock()).toISOString();
			write([...read(), { ...mark, id: crypto.randomUUID(), saidAt }]);
			return send();
		},
		close() {
			window.clearTimeout(timer);
			window.removeEventListener('online', sendSoon);
		}
	};
}

/** True when the portal has answered for good: what it refuses it would refuse again. */
async function sent(marks: readonly QueuedMark[]): Promise<boolean> {
	const sessionId = marks[0]?.sessionId ?? '';
	const answer: { status: number } | null = await apiClient(fetch)
		.attendance.sessions[':sessionId'].marks.$post({
			param: { sessionId },
			json: { marks: marks.map(({ sessionId: _, ...mark }) => mark) }
		})
		.catch(() => null);
	return answer !== null && answer.status !== 401 && answer.status !== 429 && answer.status < 500;
}

/** What this page itself wrote there. */
const listOf = (json: string | null) => (json ? (JSON.parse(json) as QueuedMark[]) : []);
