import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { remindClosing } from '#api/modules/workshops/index.ts';
import * as t from '#db/schema/index.ts';
import { blendedWorld } from '#test/support/world-blended.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { completeCourse, heldEvent } = blendedWorld(w);
const health = await w.unit('Dinas Kesehatan', { parent: w.root });
const school = await w.unit('Dinas Pendidikan', { parent: w.root });
const boss = await w.person('Hasan Kepala', { unit: health });
const organiser = await w.person('Tri Penyelenggara', { unit: health, roles: ['organiser'] });
await w.db.update(t.unit).set({ headPersonId: boss.id }).where(eq(t.unit.id, health.id));
const hr = await w.person('Rina BKPP', { roles: ['verifier'] });
const personnel = await w.person('Umar Kepegawaian', {
	roles: [{ role: 'unit-hr', unit: health }]
});
const elsewhere = await w.person('Ujang Kepegawaian', {
	roles: [{ role: 'unit-hr', unit: school }]
});
const sari = await w.person('Sari');
const budi = await w.person('Budi');

const at = (days: number) => w.system(new Date(Date.now() + days * 24 * 3_600_000));
const told = async (who: { id: string }) =>
	(await (await w.agent(who)).get('/api/notifications')).body.items.filter(
		(each: { told: { kind: string } }) => each.told.kind.startsWith('closing-')
	);
const managed = async (who: { id: string }, id: string) => {
	const { body } = await (await w.agent(who)).get('/api/workshops?show=managed');
	return body.items.find((each: { id: string }) => each.id === id);
};

describe('an event that is over and not closed', () => {
	test('reminds its organiser, and after a week the supervisor and HR, once each', async ({
		expect
	}) => {
		const { courseId } = await completeCourse();
		const of = await heldEvent(courseId, {
			...{ people: [sari, budi], daysAgo: 0.5 },
			given: { authorId: organiser.id, unitId: health.id }
		});
		await remindClosing(at(0));
		expect(await told(organiser)).toEqual([]);

		await remindClosing(at(1));
		await remindClosing(at(2));
		expect(await told(organiser)).toMatchObject([
			{
				told: { kind: 'closing-due', facts: { eventId: of.id, waiting: 2 } },
				place: `/workshops/${of.id}/completion`
			}
		]);
		expect(await told(boss)).toEqual([]);

		await remindClosing(at(8));
		await remindClosing(at(9));
		const late = { kind: 'closing-overdue', facts: { eventId: of.id, waiting: 2, days: 8 } };
		for (const who of [boss, hr, personnel])
			expect(await told(who)).toMatchObject([{ told: late, place: `/workshops/${of.id}` }]);
		expect(await told(organiser)).toHaveLength(1);
		expect(await told(elsewhere)).toEqual([]);

		await (await w.agent(organiser)).post(`/api/workshops/${of.id}/closing`);
	});

	test('says in the list and on its page who waits, to whoever runs it alone', async ({
		expect
	}) => {
		const { courseId } = await completeCourse();
		const of = await heldEvent(courseId, { people: [sari, budi] });
		const away = await heldEvent(courseId, { people: [sari], away: true, daysAgo: 2 });
		expect(await managed(organiser, of.id)).toMatchObject({ phase: 'finished', waiting: 2 });
		expect(await managed(organiser, away.id)).toMatchObject({ phase: 'finished', waiting: 0 });
		const page = async (who: { id: string }) =>
			(await (await w.agent(who)).get(`/api/workshops/${of.id}`)).body;
		expect(await page(organiser)).toMatchObject({ waiting: 2 });
		expect(await page(sari)).toMatchObject({ waiting: null });

		await (await w.agent(organiser)).post(`/api/workshops/${of.id}/closing`);
		expect(await managed(organiser, of.id)).toMatchObject({ phase: 'closed', waiting: null });
	});

	test('without a known organiser reminds those of its unit', async ({ expect }) => {
		const other = await w.person('Oki Penyelenggara', {
			roles: [{ role: 'organiser', unit: school }]
		});
		const { courseId } = await completeCourse();
		const of = await heldEvent(courseId, { people: [budi], given: { unitId: school.id } });
		await remindClosing(at(1));
		expect(await told(other)).toMatchObject([{ told: { facts: { eventId: of.id } } }]);
	});
});
