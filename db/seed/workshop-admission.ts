/** Who may come to the demo agency's workshops, and how some of them came; through the same endpoints as everybody's. */
import { write, type Send } from './send.ts';
import type { AdmissionSeed } from './shapes.ts';

type Given = { base: string; organiser: string; at: number };
type Choice = { id: string; name: string };
type Choices = { units: Choice[]; positions: Choice[] };

/** Quotas, what is asked, and exceptions: before anybody registers. */
export async function setAdmission(
	send: Send,
	seed: AdmissionSeed,
	{ base, organiser, at }: Given
): Promise<void> {
	const by = { as: organiser, now: new Date(at).toISOString() };
	const choices = (await write(send, `${base}/admission`, { method: 'GET', ...by })) as Choices;
	const requirements = (seed.requirements ?? []).flatMap(({ kind, named }) =>
		named.map((name) => ({ kind, about: kind === 'rank' ? name : idOf(choices.positions, name) }))
	);
	const quotas = (seed.quotas ?? []).map(({ unit, seats }) => ({
		unitId: idOf(choices.units, unit),
		seats
	}));
	await write(send, `${base}/admission`, { method: 'PUT', ...by, body: { requirements, quotas } });
	for (const body of seed.exceptions ?? [])
		await write(send, `${base}/exceptions`, { method: 'POST', ...by, body });
}

/** Proposals, invitations and what the desk decided: once it is open. */
export async function fillByOthers(
	send: Send,
	{ nominated, invited = [] }: AdmissionSeed,
	{ base, organiser, at }: Given
): Promise<void> {
	const now = new Date(at).toISOString();
	if (nominated) {
		const { by: as, nips } = nominated;
		const found = nips.map((nip) =>
			write(send, `${base}/nomination?q=${nip}`, { method: 'GET', as, now })
		);
		const personIds = (await Promise.all(found)).flatMap(idsIn);
		const body = { personIds, expected: nips.length };
		await write(send, `${base}/nominations`, { method: 'POST', as, now, body });
	}
	if (invited.length > 0) {
		const path = `${base}/invitation?nips=${invited.join('%20')}`;
		const personIds = idsIn(await write(send, path, { method: 'GET', as: organiser, now }));
		const body = { personIds, expected: invited.length };
		await write(send, `${base}/invitations`, { method: 'POST', as: organiser, now, body });
	}
}

type Decided = { as: string; signupIds: readonly string[]; at: number };

/** The supervisor agrees to some; the others wait. */
export const approve = (send: Send, { as, signupIds, at }: Decided) =>
	write(send, '/api/signups/decisions', {
		method: 'POST',
		...{ as, now: new Date(at).toISOString() },
		body: { signupIds, expected: signupIds.length, decision: 'approve' }
	});

const idsIn = (answer: unknown) =>
	(answer as { items: { personId: string }[] }).items.map(({ personId }) => personId);

function idOf(choices: readonly Choice[], name: string): string {
	const found = choices.find((each) => each.name === name);
	if (found === undefined) throw new Error(`nothing is named ${name}`);
	return found.id;
}
