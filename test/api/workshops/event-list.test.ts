import { describe, test } from 'vitest';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';
import { eventWorld } from '#test/support/world-events.ts';

const w = await world();
const shop = workshopWorld(w);
const { health, ani, draft, opened, school, budi, sari } = await eventWorld(w);
const hour = 3_600_000;

describe('the list', () => {
	test('shows what is to come, the nearest first, page by page, and never a draft', async ({
		expect
	}) => {
		const own = await world();
		const there = workshopWorld(own);
		const [late, soon, gone, hidden] = [
			await there.event(),
			await there.event(),
			await there.event(),
			await there.event({ status: 'draft' })
		];
		const now = Date.now();
		await there.session(late, { startsAt: new Date(now + 90 * hour) });
		await there.session(soon, { startsAt: new Date(now + 9 * hour) });
		await there.session(gone, { startsAt: new Date(now - 90 * hour) });
		await there.session(hidden, { startsAt: new Date(now + hour) });
		const agent = await own.agent(await own.person('Ani'));
		const first = await agent.get('/api/workshops?limit=1');
		const second = await agent.get(`/api/workshops?limit=1&after=${first.body.next}`);
		const ids = [first, second].map(({ body }) => body.items[0].id);
		expect([ids, second.body.next]).toEqual([[soon.id, late.id], null]);
		const past = await agent.get('/api/workshops?show=past');
		expect(past.body.items.map(({ id }: { id: string }) => id)).toEqual([gone.id]);
	});

	test('filters by form and course, and finds what the reader joins or teaches', async ({
		expect
	}) => {
		const { eventId, courseId } = await opened();
		await shop.signup(budi, { id: eventId });
		const agent = await w.agent(budi);
		const ids = async (query: string) =>
			(await agent.get(`/api/workshops?${query}`)).body.items.map(({ id }: { id: string }) => id);
		expect(await ids(`courseId=${courseId}`)).toEqual([eventId]);
		expect(await ids(`courseId=${courseId}&form=NKL03`)).toEqual([eventId]);
		expect(await ids(`courseId=${courseId}&form=X`)).toEqual([]);
		expect(await ids('show=mine')).toContain(eventId);
		expect(await ids('show=managed')).toEqual([]);
	});

	test('of a planner holds the drafts of their units only', async ({ expect }) => {
		const ours = await draft({ unitId: health.id });
		const theirs = await draft({ unitId: school.id });
		const { body } = await (await w.agent(sari)).get('/api/workshops?show=managed&limit=100');
		const ids = body.items.map(({ id }: { id: string }) => id);
		expect(ids).toContain(ours.eventId);
		expect(ids).not.toContain(theirs.eventId);
	});

	test('keeps the address of a meeting for those who take part', async ({ expect }) => {
		const of = await shop.event();
		await shop.session(of, { onlineUrl: 'https://rapat.contoh.id/1' });
		await shop.signup(ani, of);
		const linkOf = async (who: { id: string }) => {
			const { body } = await (await w.agent(who)).get(`/api/workshops/${of.id}`);
			return [body.sessions[0].online, body.sessions[0].onlineUrl];
		};
		expect(await linkOf(ani)).toEqual([true, 'https://rapat.contoh.id/1']);
		expect(await linkOf(budi)).toEqual([true, null]);
	});

	test('offers a planner what there is to choose from, within their reach', async ({ expect }) => {
		const { body } = await (await w.agent(sari)).get('/api/workshops/choices');
		expect(body.agency).toBe(false);
		expect(body.units).toEqual([{ id: health.id, name: 'Dinas Kesehatan' }]);
		const modes = new Set(body.courses.map(({ mode }: { mode: string }) => mode));
		expect(modes).toEqual(new Set(['classroom']));
	});
});

hides('GET /api/workshops', () => w, {
	method: 'GET',
	path: () => '/api/workshops',
	missing: '/api/workshops'
});
