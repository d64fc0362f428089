import { describe, test } from 'vitest';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const shop = workshopWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const ani = await w.person('Ani Nurhayati', { unit: health });
const rina = await w.person('Rina BKPP', { roles: ['organiser'] });

type Row = { id: string; mark: string | null; day: string; status: string };
const monthOf = async (who: { id: string }, month: string): Promise<Row[]> => {
	const { status, body } = await (await w.agent(who)).get(`/api/workshops/calendar?month=${month}`);
	if (status !== 200) throw new Error(JSON.stringify(body));
	return body.sessions;
};
/** An event with one session at `startsAt`. */
async function at(startsAt: string, given: Parameters<typeof shop.event>[0] = {}) {
	const made = await shop.event(given);
	const session = await shop.session(made, { startsAt: new Date(startsAt) });
	return { ...made, session };
}

describe('a month of workshops', () => {
	test('holds its sessions by the clock of the agency, and no others', async ({ expect }) => {
		// 00.30 WITA on 1 June, and 23.30 on 30 June.
		const first = await at('2032-05-31T16:30:00Z');
		const last = await at('2032-06-30T15:30:00Z');
		await at('2032-05-31T15:30:00Z');
		await at('2032-06-30T16:30:00Z');
		const rows = await monthOf(ani, '2032-06');
		expect(rows.map(({ id, day }) => [id, day])).toEqual([
			[first.session.id, '2032-06-01'],
			[last.session.id, '2032-06-30']
		]);
	});

	test('marks what I teach, have a seat in, wait for, and may still register for', async ({
		expect
	}) => {
		const taught = await at('2032-09-01T01:00:00Z');
		await shop.teaches(ani, taught.session);
		await shop.signup(ani, await at('2032-09-02T01:00:00Z'));
		await shop.signup(ani, await at('2032-09-03T01:00:00Z'), 'waitlisted');
		await at('2032-09-04T01:00:00Z');
		await at('2032-09-05T01:00:00Z', { registration: 'nomination' });
		await at('2032-09-06T01:00:00Z', { closesAt: new Date('2020-01-01T00:00:00Z') });
		await shop.signup(ani, await at('2032-09-07T01:00:00Z'), 'cancelled');
		const rows = await monthOf(ani, '2032-09');
		expect(rows.map(({ mark }) => mark)).toEqual([
			'teaches',
			'booked',
			'asked',
			'open',
			null,
			null,
			'open'
		]);
	});

	test('hides drafts from those who do not plan them, and tells of a cancellation whom it concerned', async ({
		expect
	}) => {
		await at('2032-08-01T01:00:00Z', { status: 'draft' });
		const off = await at('2032-08-02T01:00:00Z', { status: 'cancelled' });
		expect(await monthOf(ani, '2032-08')).toEqual([]);
		expect((await monthOf(rina, '2032-08')).map(({ status }) => status)).toEqual(['draft']);
		await shop.signup(ani, off);
		expect((await monthOf(ani, '2032-08')).map(({ status }) => status)).toEqual(['cancelled']);
	});

	test('is this month unless one is asked for; refuses what is no month', async ({ expect }) => {
		const agent = await w.agent(ani);
		const { body } = await agent.get('/api/workshops/calendar');
		expect(body.month).toBe(body.today.slice(0, 7));
		for (const month of ['2032-13', '99999-01', 'juni'])
			expect((await agent.get(`/api/workshops/calendar?month=${month}`)).status).toBe(422);
	});

	hides('GET /api/workshops/calendar', () => w, {
		method: 'GET',
		path: () => '/api/workshops/calendar',
		missing: '/api/workshops/calendar?month=2032-01'
	});
});
