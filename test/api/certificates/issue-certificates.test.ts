import { asc, eq } from 'drizzle-orm';
import { describe, test } from 'vitest';
import {
	certificate,
	certificateCounter,
	certificateEvent,
	certificatePending
} from '#db/schema/certificates.ts';
import { person } from '#db/schema/organisation.ts';
import { institution, signatory } from '#db/schema/rules.ts';
import { readCode } from '#api/domain/certificate-code.ts';
import { issueCertificates } from '#api/modules/certificates/index.ts';
import { finished, furnishAgency, issue } from '#test/support/world-certificates.ts';
import { world } from '#test/support/world.ts';

describe('issuing a certificate', async () => {
	const w = await world();
	await furnishAgency(w);
	const clinic = await w.unit('UPTD Puskesmas Binanga');
	const nurse = await w.position('Perawat Terampil');
	const sari = await w.person('Sari', { unit: clinic, position: nurse });

	test('keeps a snapshot of person, place, course, agency and signatory', async ({ expect }) => {
		const issued = await issue(await w.as(sari), finished(sari));
		const row = await w.db
			.select()
			.from(certificate)
			.where(eq(certificate.id, issued.certificateId))
			.get();
		expect(row?.snapshot).toMatchObject({
			demo: true,
			kind: 'certificate',
			passed: true,
			issuedOn: '2026-11-23',
			number: issued.number,
			code: issued.code,
			jp: 6,
			minutesPerJp: 45,
			institution: { name: 'Pemerintah Kabupaten Mamuju', city: 'Mamuju' },
			holder: { name: 'Sari', position: 'Perawat Terampil', unit: 'UPTD Puskesmas Binanga' },
			course: {
				title: 'Pengisian Rekam Medis Elektronik',
				provider: 'Badan Kepegawaian, Pendidikan dan Pelatihan'
			},
			competencies: [{ code: 'T.KES.05', level: 2, levelName: 'Dasar' }],
			signatory: { name: 'Drs. Contoh Kepala, M.Si.' }
		});
		expect(issued.number).toMatch(/^800\.2\.2\/\d{4}\/C13\/BKPP\/XI\/2026$/);
		expect(readCode(issued.code)).toEqual({ ok: true, value: issued.code });
	});

	test('answers the same certificate for the same completion', async ({ expect }) => {
		const completed = finished(sari);
		const first = await issue(await w.as(sari), completed);
		expect(await issue(await w.as(sari), completed)).toEqual(first);
	});

	test('leaves nothing behind, not even a number, when the transaction fails', async ({
		expect
	}) => {
		const completed = finished(sari);
		const call = await w.as(sari);
		const before = await w.db.select().from(certificateCounter);
		await expect(
			call.write('enrolment.completed', async (tx) => {
				await issueCertificates(tx, call, [{ completed, jp: 1 }]);
				throw new Error('the ledger refused');
			})
		).rejects.toThrow('the ledger refused');
		expect(await w.db.select().from(certificateCounter)).toEqual(before);
		expect(
			await w.db.select().from(certificate).where(eq(certificate.sourceId, completed.id))
		).toEqual([]);
	});

	test('names a Surat Tanda Tamat Pelatihan with its grade where the form asks for it', async ({
		expect
	}) => {
		const completed = finished(sari);
		const issued = await issue(await w.as(sari), {
			...completed,
			course: { ...completed.course, formCode: 'KL03' }
		});
		const row = await w.db
			.select()
			.from(certificate)
			.where(eq(certificate.id, issued.certificateId))
			.get();
		expect(row?.snapshot).toMatchObject({ kind: 'sttp', qualification: 'Memuaskan' });
	});

	test('never changes: person, agency and signatory may, the snapshot does not', async ({
		expect
	}) => {
		const issued = await issue(await w.as(sari), finished(sari));
		const read = () =>
			w.db.select().from(certificate).where(eq(certificate.id, issued.certificateId)).get();
		const before = await read();
		await w.db.update(person).set({ name: 'Nama Lain' }).where(eq(person.id, sari.id));
		await w.db.update(institution).set({ city: 'Kota Lain' });
		await w.db.delete(signatory);
		expect(await read()).toEqual(before);
		await expect(
			w.db.update(certificate).set({ number: 'x' }).where(eq(certificate.id, issued.certificateId))
		).rejects.toThrow();
		await expect(
			w.db.delete(certificate).where(eq(certificate.id, issued.certificateId))
		).rejects.toThrow();
		await w.db.update(person).set({ name: 'Sari' }).where(eq(person.id, sari.id));
	});

	test('still issues when nobody is entered to sign', async ({ expect }) => {
		const issued = await issue(await w.as(sari), finished(sari), null);
		const row = await w.db
			.select()
			.from(certificate)
			.where(eq(certificate.id, issued.certificateId))
			.get();
		expect(row?.snapshot).toMatchObject({ signatory: null, jp: null });
	});
});

describe('numbers under fifty parallel issues', async () => {
	const w = await world();
	await furnishAgency(w);
	const people: { id: string }[] = [];
	for (let at = 0; at < 50; at++) people.push(await w.person(`Pegawai ${at}`));

	test('have no gap and no double', async ({ expect }) => {
		const calls = await Promise.all(people.map((who) => w.as(who)));
		const issued = await Promise.all(
			calls.map((call, at) => issue(call, finished(people[at] ?? { id: '' })))
		);
		const running = issued.map(({ number }) => Number(number.split('/')[1])).sort((a, b) => a - b);
		expect(running).toEqual(Array.from({ length: 50 }, (_, at) => at + 1));
		expect(new Set(issued.map(({ code }) => code)).size).toBe(50);
		expect(await w.db.$count(certificatePending)).toBe(50);
		expect(await w.db.$count(certificateEvent)).toBe(50);
		const rows = await w.db.select().from(certificate).orderBy(asc(certificate.number));
		expect(rows).toHaveLength(50);
	}, 60_000);

	test('start again in the next year', async ({ expect }) => {
		const next = new Date('2027-01-04T02:00:00Z');
		const who = people[0] ?? { id: '' };
		const { number } = await issue(await w.as(who, next), finished(who));
		expect(number).toBe('800.2.2/0001/C13/BKPP/I/2027');
	});
});
