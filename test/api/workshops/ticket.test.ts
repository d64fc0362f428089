/** The ticket of a seat, read at the door by whoever is in charge there. */
import { describe, test } from 'vitest';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';
import { ticketSignature } from '#api/modules/workshops/ticket-code.ts';
import { settingsOf } from '#api/http/env.ts';
import { bindingsFor } from '#test/support/env.ts';

const w = await world();
const { event, session, signup, teaches } = workshopWorld(w);
const trainer = await w.person('Dewi Narasumber');
const ani = await w.person('Ani Nurhayati');
const day = 24 * 3_600_000;
const settings = settingsOf(bindingsFor('ticket'));

async function hall(given: Parameters<typeof session>[1] = {}) {
	const held = await event();
	const at = await session(held, { startsAt: new Date(), ...given });
	await teaches(trainer, at);
	return { held, at, seat: await signup(ani, held) };
}
const ticketOf = async ({ id }: { id: string }) =>
	`/api/attendance/tickets/${id}/${await ticketSignature({ settings }, id)}`;
const asTrainer = async (path: string) => (await w.agent(trainer)).get(path);

describe('a ticket at the door', () => {
	test('says whose it is, and the sessions of today that its reader is in charge of', async ({
		expect
	}) => {
		const { held, at, seat } = await hall();
		const tomorrow = await session(held, { startsAt: new Date(Date.now() + day) });
		await teaches(trainer, tomorrow);
		await session(held, { startsAt: new Date() });
		const { status, body } = await asTrainer(await ticketOf(seat));
		expect(status).toBe(200);
		expect(body).toMatchObject({
			own: false,
			ticket: {
				name: 'Ani Nurhayati',
				eventId: held.id,
				sessions: [{ id: at.id, open: true, standing: null }]
			}
		});
		expect(body.ticket.sessions).toHaveLength(1);
	});

	test('is marked like anybody on the list, and says so when it is shown again', async ({
		expect
	}) => {
		const { held, at, seat } = await hall();
		const agent = await w.agent(trainer);
		const path = await ticketOf(seat);
		const { present } = (await agent.get(path)).body.ticket;
		const mark = { id: crypto.randomUUID(), signupId: seat.id, status: present };
		await agent.post(`/api/attendance/sessions/${at.id}/marks`, { marks: [mark] });
		const { body } = await agent.get(`/api/attendance/events/${held.id}`);
		expect(body.marks).toMatchObject([{ means: 'trainer', by: 'Dewi Narasumber' }]);
		expect((await agent.get(path)).body.ticket.sessions).toMatchObject([
			{ standing: { code: 'present', counts: true } }
		]);
	});

	test('shows an organiser each session of today, a sealed one without its opening', async ({
		expect
	}) => {
		const { seat } = await hall({ sealedAt: new Date() });
		const organiser = await w.person('Siti Penyelenggara', { roles: ['admin'] });
		const { body } = await (await w.agent(organiser)).get(await ticketOf(seat));
		expect(body.ticket.sessions).toMatchObject([{ open: false }]);
	});

	test('tells its owner nothing but that it is theirs', async ({ expect }) => {
		const { seat } = await hall();
		const { body } = await (await w.agent(ani)).get(await ticketOf(seat));
		expect(body).toEqual({ own: true, ticket: null });
	});

	test('that this portal did not sign is refused alike, whether there is such a seat or not', async ({
		expect
	}) => {
		const { seat } = await hall();
		const foreign = (await ticketOf({ id: 'sgn_0' })).split('/').at(-1);
		const answers = [
			await asTrainer(`/api/attendance/tickets/${seat.id}/${foreign}`),
			await asTrainer(`/api/attendance/tickets/sgn_0/0000000000000000`)
		];
		expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
			[422, 'ticket-invalid'],
			[422, 'ticket-invalid']
		]);
		expect(JSON.stringify(answers)).not.toContain('Ani');
	});

	test('of somebody whose seat was taken away says that there is none', async ({ expect }) => {
		const held = await event();
		await teaches(trainer, await session(held, { startsAt: new Date() }));
		const gone = await signup(ani, held, 'cancelled');
		const { status, body } = await asTrainer(await ticketOf(gone));
		expect([status, body.code]).toEqual([409, 'not-on-list']);
	});
});

hides('GET /api/attendance/tickets/{signupId}/{code}', () => w, {
	method: 'GET',
	path: async () => ticketOf((await hall()).seat),
	missing: await ticketOf({ id: 'sgn_0' }),
	outsider: async () => w.person('Narasumber lain', { roles: ['trainer'] })
});
