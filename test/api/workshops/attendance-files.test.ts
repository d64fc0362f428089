import { describe, test } from 'vitest';
import { readSpreadsheet } from '#api/ports/spreadsheet.ts';
import { hallOf } from '#test/support/hall.ts';
import { textOfPdf } from '#test/support/pdf-text.ts';
import { hides } from '#test/support/strangers.ts';
import { workshopWorld } from '#test/support/world-workshops.ts';
import { world } from '#test/support/world.ts';

const w = await world();
const { event, session, signup, teaches, room } = workshopWorld(w);
const trainer = await w.person('Dewi Narasumber');
const ani = await w.person('Ani Nurhayati');
const budi = await w.person('Budi Rekan');
const cici = await w.person('Cici Absen');
/** A trainer, but not of these sessions. */
const outsider = async () => w.person('Narasumber lain', { roles: ['trainer'] });
const screen = hallOf(w, trainer);
const base = '/api/attendance';

async function hall() {
	const held = await event({ title: 'Bimtek arsip', number: 7 });
	const place = await room(`Aula BKPP ${crypto.randomUUID()}`);
	const at = await session(held, {
		title: 'Materi pokok',
		startsAt: new Date(),
		jp: 4,
		roomId: place.id
	});
	await teaches(trainer, at);
	await signup(ani, held);
	const ofBudi = await signup(budi, held);
	await signup(cici, held);
	await (
		await w.agent(ani)
	).post(`${base}/sessions/${at.id}/scans`, { code: (await screen(at)).code });
	await (
		await w.agent(trainer)
	).post(`${base}/sessions/${at.id}/marks`, {
		marks: [{ id: crypto.randomUUID(), signupId: ofBudi.id, status: 'sick', note: 'Surat 12' }]
	});
	return { held, at, place };
}

describe('the official attendance list', () => {
	test('says what, when and where, who signed by a scan, and who signs', async ({ expect }) => {
		const { at, place } = await hall();
		const { status, headers, body } = await (
			await w.agent(trainer)
		).get(`${base}/sessions/${at.id}/list`);
		expect([status, headers.get('content-type')]).toEqual([200, 'application/pdf']);
		expect(headers.get('content-disposition')).toContain(
			'daftar-hadir-angkatan-7-materi-pokok.pdf'
		);
		const [page = ''] = textOfPdf(body);
		for (const words of [
			'DAFTAR HADIR',
			'Bimtek arsip, angkatan VII',
			'Materi pokok (4 JP)',
			place.name,
			'Ani Nurhayati',
			'hadir melalui portal',
			'Sakit',
			'Narasumber/pelatih,',
			'Dewi Narasumber',
			'belum ditutup'
		])
			expect(page).toContain(words);
		expect(page.match(/hadir melalui portal/g)).toHaveLength(1);
	});

	hides('GET /api/attendance/sessions/:sessionId/list', () => w, {
		method: 'GET',
		path: async () => `${base}/sessions/${(await hall()).at.id}/list`,
		missing: `${base}/sessions/ses_0/list`,
		outsider
	});
});

describe('the matrix as a spreadsheet', () => {
	test('has a row for everybody, and who vouched for each mark', async ({ expect }) => {
		const { held } = await hall();
		const { status, headers, body } = await (
			await w.agent(trainer)
		).get(`${base}/events/${held.id}/file`);
		expect(status).toBe(200);
		expect(headers.get('content-disposition')).toContain('kehadiran-angkatan-7.xlsx');
		const sheet = readSpreadsheet(body);
		const rows = sheet.ok ? sheet.value.rows.map(({ cells }) => cells) : [];
		expect(rows[0]).toEqual([
			'No',
			'Nama',
			'NIP',
			'Golongan',
			'Unit kerja',
			expect.stringContaining('Materi pokok ('),
			'JP dihadiri',
			'JP rencana',
			'Persen'
		]);
		const at = (name: string) => rows.find((cells) => cells[1] === name)?.slice(5);
		expect(at('Ani Nurhayati')).toEqual(['Hadir', '4', '4', '100']);
		expect(at('Budi Rekan')?.[0]).toBe('Sakit');
		expect(at('Cici Absen')).toEqual(['', '0', '4', '0']);
	});

	hides('GET /api/attendance/events/:eventId/file', () => w, {
		method: 'GET',
		path: async () => `${base}/events/${(await hall()).held.id}/file`,
		missing: `${base}/events/evt_0/file`,
		outsider
	});
});
