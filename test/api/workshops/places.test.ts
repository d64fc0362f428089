import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import * as t from '#db/schema/index.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const shop = workshopWorld(w);
const office = await w.unit('RSUD Kabupaten Mamuju', { parent: w.root });
const ani = await w.person('Ani Nurhayati', { unit: office });
const tono = await w.person('Tono Pengajar', {
	unit: office,
	position: await w.position('Perawat Ahli Muda')
});
const rina = await w.person('Rina BKPP', { roles: ['organiser'] });
const organiser = () => w.agent(rina);
type Row = { id: string; name: string; archived: boolean; ahead: number };

const auditOf = async (subject: string) =>
	(
		await w.db
			.select({ action: t.auditEvent.action })
			.from(t.auditEvent)
			.where(eq(t.auditEvent.subject, subject))
	).map(({ action }) => action);

describe('rooms', () => {
	const hall = { name: 'Aula BKPP', address: 'Jl. Ahmad Yani', capacity: 60 };

	test('are kept with seats and a place on the map, corrected, put away and taken back', async ({
		expect
	}) => {
		const agent = await organiser();
		const { status, body } = await agent.post('/api/rooms', hall);
		expect(status).toBe(201);
		const path = `/api/rooms/${body.roomId}`;
		const place = { latitude: -2.6748, longitude: 118.8885, radius: 150 };
		expect((await agent.put(path, { ...hall, ...place })).status).toBe(200);
		const roomOf = async (query: string) =>
			(await agent.get(`/api/rooms${query}`)).body.items.find(({ id }: Row) => id === body.roomId);
		expect(await roomOf('')).toMatchObject({ ...hall, ...place, archived: false, ahead: 0 });
		await agent.put(`${path}/archive`, { archived: true });
		expect(await roomOf('')).toBeUndefined();
		expect(await roomOf('?archived=1')).toMatchObject({ archived: true });
		const choices = await agent.get('/api/workshops/choices');
		expect(choices.body.rooms.map(({ id }: Row) => id)).not.toContain(body.roomId);
		await agent.put(`${path}/archive`, { archived: false });
		expect(await roomOf('?archived=1')).toBeUndefined();
		expect(await auditOf(`room:${body.roomId}`)).toEqual([
			'room.added',
			'room.changed',
			'room.archived',
			'room.unarchived'
		]);
	});

	test('are listed page by page, with what is still to come there', async ({ expect }) => {
		const own = await world();
		const there = workshopWorld(own);
		const [first] = [await there.room('A'), await there.room('B')];
		const event = await there.event();
		await there.session(event, {
			roomId: first.id,
			startsAt: new Date(Date.now() + 9 * 3_600_000)
		});
		const agent = await own.agent(await own.person('Rina', { roles: ['organiser'] }));
		const one = await agent.get('/api/rooms?limit=1');
		const two = await agent.get(`/api/rooms?limit=1&after=${one.body.next}`);
		expect([one, two].map(({ body }) => [body.items[0].name, body.items[0].ahead])).toEqual([
			['A', 1],
			['B', 0]
		]);
	});

	test('refuse a name that is taken, and half a place on the map', async ({ expect }) => {
		const agent = await organiser();
		await shop.room('Balai Desa');
		const twice = await agent.post('/api/rooms', { name: 'Balai Desa' });
		expect([twice.status, twice.body.errors[0].code]).toEqual([422, 'room-known']);
		const half = await agent.post('/api/rooms', { name: 'Lain', latitude: -2.6 });
		expect([half.status, half.body.errors[0].code]).toEqual([422, 'both-or-neither']);
	});
});

describe('trainers', () => {
	test('are own people, found by a part of their name, or somebody from outside', async ({
		expect
	}) => {
		const agent = await organiser();
		const found = await agent.get('/api/trainers/staff?q=tono');
		expect(found.body.items).toEqual([
			{
				id: tono.id,
				name: 'Tono Pengajar',
				position: 'Perawat Ahli Muda',
				unit: 'RSUD Kabupaten Mamuju'
			}
		]);
		expect((await agent.post('/api/trainers', { personId: tono.id })).status).toBe(201);
		const guest = { name: 'Dr. Wahyu', institution: 'Universitas Hasanuddin' };
		const { body } = await agent.post('/api/trainers', guest);
		const listed = await agent.get('/api/trainers');
		expect(listed.body.items).toMatchObject([
			{ ...guest, own: false },
			{ name: 'Tono Pengajar', institution: null, own: true }
		]);
		await agent.put(`/api/trainers/${body.trainerId}`, { ...guest, name: 'Dr. Wahyuni' });
		await agent.put(`/api/trainers/${body.trainerId}/archive`, { archived: true });
		const away = await agent.get('/api/trainers?archived=1');
		expect(away.body.items.map(({ name }: Row) => name)).toEqual(['Dr. Wahyuni']);
		expect(await auditOf(`trainer:${body.trainerId}`)).toEqual([
			'trainer.added',
			'trainer.changed',
			'trainer.archived'
		]);
	});

	test('refuse nobody, who is not there, and who is one already', async ({ expect }) => {
		const agent = await organiser();
		const nobody = await agent.post('/api/trainers', {});
		expect([nobody.status, nobody.body.errors[0].pointer]).toEqual([422, '/name']);
		const gone = await agent.post('/api/trainers', { personId: 'per_0' });
		expect(gone.body.errors[0].code).toBe('not-there');
		const cara = await w.person('Cara');
		await agent.post('/api/trainers', { personId: cara.id });
		const twice = await agent.post('/api/trainers', { personId: cara.id });
		expect(twice.body.errors[0].code).toBe('trainer-known');
	});

	test('leave a wrong address where it is', async ({ expect }) => {
		const agent = await organiser();
		const wrong = [
			await agent.put('/api/rooms/rom_0', { name: 'X' }),
			await agent.put('/api/rooms/rom_0/archive', { archived: true }),
			await agent.put('/api/trainers/trn_0', { name: 'X' }),
			await agent.put('/api/trainers/trn_0/archive', { archived: true })
		];
		expect(wrong.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
	});
});

const outsider = async () => ani;
const room = shop.room('Ruang Tutup');
const roomPath = async () => `/api/rooms/${(await room).id}`;
hides('GET /api/rooms', () => w, {
	method: 'GET',
	path: () => '/api/rooms',
	missing: '/api/rooms',
	outsider
});
hides('GET /api/trainers', () => w, {
	method: 'GET',
	path: () => '/api/trainers',
	missing: '/api/trainers',
	outsider
});
hides('GET /api/trainers/staff', () => w, {
	method: 'GET',
	path: () => '/api/trainers/staff?q=tono',
	missing: '/api/trainers/staff?q=tono',
	outsider
});
hides('POST /api/rooms', () => w, {
	method: 'POST',
	path: () => '/api/rooms',
	missing: '/api/rooms',
	body: { name: 'X' },
	outsider
});
hides('POST /api/trainers', () => w, {
	method: 'POST',
	path: () => '/api/trainers',
	missing: '/api/trainers',
	body: { name: 'X' },
	outsider
});
hides('PUT /api/rooms/{roomId}', () => w, {
	method: 'PUT',
	path: roomPath,
	missing: '/api/rooms/rom_0',
	body: { name: 'X' },
	outsider
});
hides('PUT /api/rooms/{roomId}/archive', () => w, {
	method: 'PUT',
	path: async () => `${await roomPath()}/archive`,
	missing: '/api/rooms/rom_0/archive',
	body: { archived: true },
	outsider
});
hides('PUT /api/trainers/{trainerId}', () => w, {
	method: 'PUT',
	path: () => '/api/trainers/trn_1',
	missing: '/api/trainers/trn_0',
	body: { name: 'X' },
	outsider
});
hides('PUT /api/trainers/{trainerId}/archive', () => w, {
	method: 'PUT',
	path: () => '/api/trainers/trn_1/archive',
	missing: '/api/trainers/trn_0/archive',
	body: { archived: true },
	outsider
});
