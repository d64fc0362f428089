import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import { openJobCall } from '#api/http/actor.ts';
import { tellMaterial } from '#api/modules/material/index.ts';
import * as t from '#db/schema/index.ts';
import { plansOf, recorded } from '#test/support/recorded.ts';
import { world } from '#test/support/world.ts';
import { materialWorld, soon, text } from '#test/support/world-material.ts';

const w = await world({ CONTENT_ORIGIN: 'https://konten.test' });
const { ani, budi, hall } = await materialWorld(w);
const never = { before: false, during: false, after: false };

describe('participants are told', () => {
	const told = (who: { id: string }) =>
		w.db.select().from(t.notification).where(eq(t.notification.personId, who.id));
	const ofEvent = async (who: { id: string }, eventId: string) =>
		(await told(who)).filter(
			({ kind, facts }) => kind === 'material-published' && JSON.stringify(facts).includes(eventId)
		);

	test('once for ten files, after the trainer has paused, and only who holds a seat', async ({
		expect
	}) => {
		const { held, base, agent } = await hall();
		for (const title of ['satu', 'dua', 'tiga']) await agent.post(base, text(title));
		await tellMaterial(w.system(new Date()));
		expect(await ofEvent(ani, held.id)).toEqual([]);
		await tellMaterial(w.system(soon(1)));
		await tellMaterial(w.system(soon(2)));
		const [one, ...more] = await ofEvent(ani, held.id);
		expect(more).toEqual([]);
		expect(one?.facts).toMatchObject({ count: 3, first: 'satu' });
		expect(await ofEvent(budi, held.id)).toEqual([]);
	});

	test('once, although two turns come at the same time', async ({ expect }) => {
		const { held, base, agent } = await hall();
		await agent.post(base, text('satu'));
		await Promise.all([1, 2].map((hours) => tellMaterial(w.system(soon(hours)))));
		expect(await ofEvent(ani, held.id)).toHaveLength(1);
	});

	test('of what is meant for later, when it is to be seen', async ({ expect }) => {
		const { held, base, agent } = await hall();
		const shown = { before: false, during: false, after: true };
		await agent.post(base, text('Kunci', { shown }));
		await tellMaterial(w.system(soon(2)));
		expect(await ofEvent(ani, held.id)).toEqual([]);
		await tellMaterial(w.system(soon(30)));
		expect(await ofEvent(ani, held.id)).toHaveLength(1);
	});

	test('of nothing that became readable long ago', async ({ expect }) => {
		const { held, base, agent } = await hall(soon(-20 * 24));
		const added = await agent.post(base, text('Dari dahulu'));
		await w.db
			.update(t.material)
			.set({ updatedAt: soon(-19 * 24) })
			.where(eq(t.material.id, added.body.materialId));
		await tellMaterial(w.system(new Date()));
		expect(await ofEvent(ani, held.id)).toEqual([]);
	});

	test('looks, in one round trip, only where something stirred within a week', async ({
		expect
	}) => {
		const quiet = await hall(soon(24 * 30));
		await quiet.agent.post(quiet.base, text('Nanti', { shown: { ...never, after: true } }));
		const drafted = await hall();
		await drafted.agent.post(drafted.base, text('Rancangan'));
		const status = { status: 'draft' as const };
		await w.db.update(t.workshopEvent).set(status).where(eq(t.workshopEvent.id, drafted.held.id));
		const over = await hall(soon(-1));
		await over.agent.post(over.base, text('Terlambat', { shown: { ...never, before: true } }));
		// Two turns: what is due goes with the first.
		const at = soon(10 * 24);
		await tellMaterial(w.system(at));
		const [, sent] = await recorded(async () =>
			tellMaterial(await openJobCall(w.bindings, { now: at, later: () => {} }))
		);
		const reads = sent.filter(({ sql }) => /\bfrom "material"/.test(sql));
		expect(reads).toHaveLength(2);
		const plans = await plansOf(w.bindings, reads);
		expect(plans.flat().filter((line) => /^SCAN (material|workshop_session)\b/.test(line))).toEqual(
			[]
		);
		expect(plans.flat().join('\n')).toContain('material_untold_event (event_id=?)');
		expect(plans.flat().join('\n')).toContain('workshop_session_end (ends_at>? AND ends_at<?)');
	});

	test('of no file that is still on its way', async ({ expect }) => {
		const { held, base, agent } = await hall();
		await agent.post(base, { kind: 'file', title: 'Belum sampai' });
		await tellMaterial(w.system(soon(2)));
		expect(await ofEvent(ani, held.id)).toEqual([]);
	});
});
