/** A workshop of the demo agency that is over: closed by its organiser, its claims verified a day later. */
import { write, type Send } from './send.ts';

const VERIFIER = '198811072014031904';
const DAY = 24 * 3_600_000;

type Given = { eventId: string; organiser: string; nips: readonly string[]; at: number };
type Claim = { entryId: string; person: { nip: string }; completedOn: string };

export async function closeWorkshop(
	send: Send,
	{ eventId, organiser, nips, at }: Given
): Promise<void> {
	await write(send, `/api/workshops/${eventId}/closing`, {
		method: 'POST',
		...{ as: organiser, now: new Date(at).toISOString() }
	});
	const by = { as: VERIFIER, now: new Date(at + DAY).toISOString() };
	const queue = await write(send, '/api/claims?state=submitted&limit=100', {
		method: 'GET',
		...by
	});
	const entryIds = (queue as { items: Claim[] }).items
		.filter(({ person }) => nips.includes(person.nip.replaceAll(/\D/g, '')))
		.map(({ entryId }) => entryId);
	if (entryIds.length === 0) return; // Verified before the load was interrupted.
	const body = { entryIds, expected: entryIds.length };
	await write(send, '/api/claims/decisions', { method: 'POST', ...by, body });
}
