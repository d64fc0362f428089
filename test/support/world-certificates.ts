/** Sentences about finished courses and certificates. */
import type { Call } from '#api/call.ts';
import { issueCertificates, type CompletedCourse } from '#api/modules/certificates/index.ts';
import { institution, signatory } from '#db/schema/rules.ts';
import { newId } from '#api/ids.ts';
import type { World } from './world.ts';

let serial = 0;

/** What learning would hand over of a course that `who` has finished. */
export const finished = (
	who: { id: string },
	more: Partial<CompletedCourse> = {}
): CompletedCourse => ({
	id: `cpl_${(serial += 1)}`,
	personId: who.id,
	startedOn: '2026-11-17',
	completedOn: '2026-11-20',
	graded: true,
	score: 85,
	course: {
		code: 'C13',
		title: 'Pengisian Rekam Medis Elektronik',
		formCode: 'NKL03',
		mode: 'self-paced',
		provider: null,
		competencies: [{ code: 'T.KES.05', name: 'Rekam medis', level: 2 }],
		subjects: [{ title: 'Mengisi asesmen', minutes: 45, kind: 'text' }]
	},
	...more
});

/** Issues in a transaction of its own, as the completion of a course does. */
export const issue = (call: Call, completed: CompletedCourse, jp: number | null = 6) =>
	call.write('enrolment.completed', async (tx) => {
		const [issued] = await issueCertificates(tx, call, [{ completed, jp }]);
		if (!issued) throw new Error('nothing was issued');
		return { subject: `completion:${completed.id}`, result: issued };
	});

/** The agency has a name and somebody who signs. */
export async function furnishAgency(w: World) {
	await w.db.update(institution).set({
		name: 'Pemerintah Kabupaten Mamuju',
		hrUnitName: 'Badan Kepegawaian, Pendidikan dan Pelatihan',
		hrUnitShortName: 'BKPP',
		city: 'Mamuju'
	});
	await w.db.insert(signatory).values({
		id: newId('sgn'),
		name: 'Drs. Contoh Kepala, M.Si.',
		nip: '197003151996031906',
		rank: 'Pembina Utama Muda, IV/c',
		position: 'Kepala BKPP Kabupaten Mamuju',
		prefix: '',
		validFrom: '2024-01-01',
		createdAt: w.now
	});
}
