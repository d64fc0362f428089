import { and, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { readSpreadsheet } from '#api/ports/spreadsheet.ts';
import * as t from '#db/schema/index.ts';
import { textOfPdf } from '#test/support/pdf-text.ts';
import { hides } from '#test/support/strangers.ts';
import { world } from '#test/support/world.ts';
import { shiftWorld } from '#test/support/world-shifts.ts';

const w = await world();
const { shop, rina, tutor, nurse, shifted, choose } = await shiftWorld(w);

describe('the organiser, who says which shift participants come to', () => {
	const set = (
		who: Awaited<ReturnType<typeof w.agent>>,
		path: string,
		session: { id: string },
		signups: readonly { id: string }[],
		more: object = {}
	) =>
		who.post(`${path}/participants/shift`, {
			sessionId: session.id,
			signupIds: signups.map(({ id }) => id),
			expected: signups.length,
			...more
		});

	test('sets it for one and for many, sees how many come to each, and each is told', async ({
		expect
	}) => {
		const { of, path, agent, morning, afternoon } = await shifted({ seats: 2 });
		const people = [await nurse(), await nurse(), await nurse()];
		const [ani, budi, citra] = people;
		const seats = [];
		for (const who of people) seats.push(await shop.signup(who, of));
		const [first, second, third] = seats;
		if (!ani || !budi || !citra || !first || !second || !third) throw new Error('three nurses');
		await choose(ani, path, afternoon);
		const one = await set(agent, path, morning, [first]);
		expect([one.status, one.body]).toEqual([200, { done: [first.id], left: [] }]);
		expect((await set(agent, path, afternoon, [second, third])).status).toBe(200);

		const { body } = await agent.get(`${path}/participants`);
		expect(body.shifts).toMatchObject([
			{
				title: 'Praktik',
				open: 0,
				sessions: [
					{ id: morning.id, number: 1, taken: 1, capacity: null },
					{ id: afternoon.id, number: 2, taken: 2, capacity: 2 }
				]
			}
		]);
		const row = body.items.find((each: { signupId: string }) => each.signupId === first.id);
		expect(row.shifts).toEqual([morning.id]);
		const told = await (await w.agent(ani)).get('/api/notifications');
		expect(told.body.items[0].told).toMatchObject({
			kind: 'shift-set',
			facts: { session: 'Praktik', eventId: of.id }
		});
		const audit = await w.db
			.select()
			.from(t.auditEvent)
			.where(eq(t.auditEvent.action, 'signups.shift_set'));
		expect(audit[0]).toMatchObject({
			actorId: rina.id,
			before: [{ signupId: first.id, sessionId: afternoon.id }],
			after: { sessionId: morning.id, signupIds: [first.id] }
		});
		// Said again nothing moves, and nobody is told twice.
		await set(agent, path, morning, [first]);
		const again = await (await w.agent(ani)).get('/api/notifications');
		expect(again.body.items).toHaveLength(told.body.items.length);
	});

	test('finds who comes to a shift, and who has not chosen', async ({ expect }) => {
		const { of, path, agent, morning } = await shifted();
		const [ani, budi, waits] = [await nurse(), await nurse(), await nurse()];
		const seat = await shop.signup(ani, of);
		await shop.signup(budi, of);
		await shop.signup(waits, of, 'waitlisted');
		await set(agent, path, morning, [seat]);
		const found = async (shift: string) =>
			(await agent.get(`${path}/participants?shift=${shift}`)).body.items.map(
				({ name }: { name: string }) => name
			);
		expect(await found(morning.id)).toEqual([ani.name]);
		expect(await found('none')).toEqual([budi.name]);
		expect((await agent.get(`${path}/participants`)).body.shifts[0].open).toBe(1);
	});

	test('is shown what clashes and a full room, and decides; the decision is in the books', async ({
		expect
	}) => {
		const { at, of, path, agent, afternoon } = await shifted({ seats: 1 });
		const [ani, budi] = [await nurse(), await nurse()];
		const seats = [await shop.signup(ani, of), await shop.signup(budi, of)];
		const other = await shop.event({ title: 'Rekam medis' });
		await shop.session(other, { title: 'Kode', startsAt: at(7), endsAt: at(8) });
		await shop.signup(ani, other);
		const refused = await set(agent, path, afternoon, seats);
		expect([refused.status, refused.body.code]).toEqual([409, 'clash']);
		expect(refused.body.params.clashes).toMatchObject([
			{ kind: 'participant', name: ani.name, session: 'Kode' },
			{ kind: 'shift-capacity', seats: 2, capacity: 1 }
		]);
		const { body } = await agent.get(`${path}/participants`);
		expect(body.shifts[0].open).toBe(2);

		const decided = await set(agent, path, afternoon, seats, { acceptClashes: true });
		expect([decided.status, decided.body.done.length]).toEqual([200, 2]);
		const [audit] = await w.db
			.select()
			.from(t.auditEvent)
			.where(
				and(
					eq(t.auditEvent.action, 'signups.shift_set'),
					eq(t.auditEvent.subject, `workshop-event:${of.id}`)
				)
			);
		expect(JSON.stringify(audit?.after)).toContain('shift-capacity');
	});

	test('reads it in the list of participants, the attendance as a spreadsheet, and the official list', async ({
		expect
	}) => {
		const { of, path, morning, afternoon, agent } = await shifted();
		const ani = await w.person('Ani Pagi');
		const budi = await w.person('Budi Sore');
		const citra = await w.person('Citra Belum');
		for (const who of [ani, budi, citra]) await shop.signup(who, of);
		await choose(ani, path, morning);
		await choose(budi, path, afternoon);
		const chosen = [
			'Shift Praktik',
			expect.stringMatching(/^Shift 1 \(.* 10\.00\)$/),
			expect.stringMatching(/^Shift 2 \(.* 14\.00\)$/),
			'belum dipilih'
		];
		for (const file of [`${path}/participants/file`, `/api/attendance/events/${of.id}/file`]) {
			const sheet = readSpreadsheet((await agent.get(file)).body);
			const rows = sheet.ok ? sheet.value.rows.map(({ cells }) => cells) : [];
			const at = rows[0]?.indexOf('Shift Praktik') ?? -1;
			expect(rows.map((row) => row[at])).toEqual(chosen);
		}
		const [page = ''] = textOfPdf(
			(await agent.get(`/api/attendance/sessions/${afternoon.id}/list`)).body
		);
		expect(page).toContain('2 dari 2');
		expect(page.match(/shift 1/g)).toHaveLength(1);
	});

	test('leaves out who has no seat, and knows no shift of a session that is given once', async ({
		expect
	}) => {
		const { of, path, agent, theory, morning } = await shifted();
		const [ani, budi] = [await nurse(), await nurse()];
		const seats = [await shop.signup(ani, of), await shop.signup(budi, of, 'waitlisted')];
		const { body } = await set(agent, path, morning, seats);
		expect(body).toEqual({ done: [seats[0]?.id], left: [seats[1]?.id] });
		expect((await set(agent, path, theory, seats)).status).toBe(404);
		const counted = await set(agent, path, morning, seats, { expected: 3 });
		expect([counted.status, counted.body.code]).toEqual([409, 'count-mismatch']);
	});
});

hides('POST /api/workshops/:eventId/participants/shift', () => w, {
	method: 'POST',
	path: async () => `${(await shifted()).path}/participants/shift`,
	missing: '/api/workshops/evt_0/participants/shift',
	body: { sessionId: 'ses_0', signupIds: ['sgn_0'], expected: 1 },
	outsider: () => Promise.resolve(tutor)
});
