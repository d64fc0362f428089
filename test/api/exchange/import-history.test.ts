import { eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import {
	course,
	creditEntry,
	creditState,
	evidence,
	evidenceDecision,
	pastTraining
} from '#db/schema/index.ts';
import { world } from '#test/support/world.ts';

describe('importing the catalogue and what people have behind them', async () => {
	const w = await world();
	const sari = await w.person('Sari', { position: await w.position('Perawat', { code: 'J10' }) });
	await w.competency('Rekam Medis', { code: 'T.KES.05' });
	const send = (kind: string, rows: Record<string, string>[], apply = 'all') =>
		w.console().post('/api/imports', { kind, rows, apply }, { key: crypto.randomUUID() });

	const training = {
		nip: sari.nip,
		namaKursus: 'Bimtek Rekam Medis',
		jenisDiklatId: '8',
		institusiPenyelenggara: 'Dinas Kesehatan',
		jumlahJam: '20',
		tanggalKursus: '17-11-2025',
		tanggalSelesaiKursus: '19-11-2025',
		kodePelatihan: 'C14'
	};

	test('takes courses, and the same file again changes nothing', async ({ expect }) => {
		const rows = [
			{
				kode: 'C14',
				judul: 'Pengisian Rekam Medis',
				bentuk: 'KL03 Teknis',
				jp: '24',
				moda: 'blended (290 JP di kelas)',
				penyelenggara: 'Dinas Kesehatan',
				kompetensi: 'T.KES.05=2',
				sasaran: 'J10',
				capaian: 'Mengisi dengan lengkap | Mengirim ke SATUSEHAT'
			},
			{ kode: 'C33', judul: 'Etika ASN', bentuk: 'NKL03', moda: 'daring', penyelenggara: 'BKPP' }
		];
		expect((await send('courses', rows)).body).toMatchObject({ counts: { new: 2 }, errors: [] });
		expect((await send('courses', rows)).body.counts).toMatchObject({ unchanged: 2 });
		const stored = await w.db.select().from(course).where(eq(course.code, 'C14')).get();
		expect(stored).toMatchObject({
			mode: 'blended',
			modeNote: 'blended (290 JP di kelas)',
			jp: 24
		});
	});

	test('posts JP as verified, with a proof where the course leads to a competency', async ({
		expect
	}) => {
		expect((await send('past-trainings', [training])).body).toMatchObject({
			counts: { new: 1 },
			errors: []
		});
		const posted = await w.db.select().from(creditEntry).where(eq(creditEntry.personId, sari.id));
		expect(posted).toMatchObject([
			{ sourceType: 'past-training', jp: 20, formCode: 'KL10', completedOn: '2025-11-19' }
		]);
		expect(await w.db.select().from(creditState)).toMatchObject([{ state: 'verified' }]);
		expect(await w.db.select().from(evidence)).toMatchObject([
			{ kind: 'course', level: 2, occurredOn: '2025-11-19' }
		]);
	});

	test('posts nothing twice, and takes a corrected hour back before posting it anew', async ({
		expect
	}) => {
		expect((await send('past-trainings', [training])).body.counts).toMatchObject({ unchanged: 1 });
		expect(
			(await send('past-trainings', [{ ...training, jumlahJam: '16' }])).body.counts
		).toMatchObject({ changed: 1 });
		const live = await w.db.select().from(creditState).where(eq(creditState.state, 'verified'));
		expect(live).toHaveLength(1);
		const entry = await w.db
			.select()
			.from(creditEntry)
			.where(eq(creditEntry.id, live[0]?.entryId ?? ''))
			.get();
		expect(entry?.jp).toBe(16);
		expect(await w.db.select().from(pastTraining)).toHaveLength(1);
	});

	test('takes levels held on day one; only a self-assessment stays unverified', async ({
		expect
	}) => {
		const rows = [
			{
				nip: sari.nip,
				kodeKompetensi: 'T.KES.05',
				level: '3',
				tanggal: '12-05-2025',
				sumber: 'atasan',
				dokumen: 'BA 12'
			},
			{
				nip: sari.nip,
				kodeKompetensi: 'T.KES.05',
				level: '4',
				tanggal: '12-05-2025',
				sumber: 'diri'
			}
		];
		expect((await send('levels', rows)).body).toMatchObject({ counts: { new: 2 }, errors: [] });
		expect((await send('levels', rows)).body.counts).toMatchObject({ unchanged: 2 });
		const proofs = await w.db.select().from(evidence).where(eq(evidence.sourceType, 'import'));
		const decided = new Set(
			(await w.db.select().from(evidenceDecision)).map(({ evidenceId }) => evidenceId)
		);
		expect(proofs.map(({ id, kind }) => [kind, decided.has(id)]).toSorted()).toEqual([
			['self', false],
			['supervisor', true]
		]);
		const corrected = await send('levels', [{ ...rows[0], level: '2' }]);
		expect(corrected.body.counts).toMatchObject({ changed: 1 });
	});

	test('refuses what cannot be: unknown people, days to come, unknown forms', async ({
		expect
	}) => {
		const answer = await send('past-trainings', [
			{ ...training, nip: '198001012006041001' },
			{ ...training, tanggalSelesaiKursus: '2030-01-01' },
			{ ...training, jenisDiklatId: '77' }
		]);
		expect(answer.status).toBe(422);
		expect(answer.body.params.errors.map(({ code }: { code: string }) => code)).toEqual([
			'unknown-person',
			'in-the-future',
			'unknown-form'
		]);
	});
});
