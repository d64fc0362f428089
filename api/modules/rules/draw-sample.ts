import type { Call } from '#api/call.ts';
import { codeFrom } from '#api/domain/certificate-code.ts';
import { certificateNumber } from '#api/domain/certificate-number.ts';
import type { CertificateSnapshot } from '#api/domain/certificate-snapshot.ts';
import { renderCertificate } from '#api/ports/pdf/certificate.ts';
import { loadFonts } from '#api/ports/pdf/fonts.ts';
import { openStorage } from '#api/ports/storage/index.ts';
import { getSettings } from './get-settings.ts';

type Settings = Awaited<ReturnType<typeof getSettings>>;

/** A certificate of nobody with today's settings, so that an admin sees the paper before it is for ever. */
export async function drawSample(call: Call) {
	const settings = await getSettings(call);
	const snapshot = sampleOf(settings);
	const origin = settings.origin ?? 'https://portal.invalid';
	const crest = settings.crest ? await openStorage(call.services).get(settings.crest) : null;
	return renderCertificate(
		{
			snapshot,
			checkUrl: `${origin}/v/${snapshot.code}`,
			crest: crest && new Uint8Array(await new Response(crest.body).arrayBuffer())
		},
		await loadFonts(call.services.ASSETS)
	);
}

function sampleOf({ institution, numbering, signatories, crest, today }: Settings) {
	const signatory = signatories.find((each) => each.current) ?? null;
	return {
		version: 1,
		// Always CONTOH: nobody has earned this one.
		demo: true,
		kind: 'certificate',
		passed: true,
		number: certificateNumber(numbering.pattern, {
			klasifikasi: numbering.classification,
			instansi: numbering.issuerCode,
			kode: 'CONTOH',
			urut: 1,
			issuedOn: today
		}),
		code: codeFrom(new Uint8Array(10)),
		issuedOn: today,
		institution: { ...institution, crestSha256: crest },
		holder: {
			name: 'Nama Lengkap, S.Kep.',
			nip: '199001012015011999',
			numberLabel: 'NIP',
			rank: null,
			position: 'Nama jabatan',
			unit: 'Nama unit kerja'
		},
		course: {
			code: 'CONTOH',
			title: 'Judul Pelatihan',
			form: 'E-learning',
			mode: 'self-paced',
			provider: institution.hrUnitName,
			startedOn: today,
			completedOn: today
		},
		jp: 4,
		minutesPerJp: 45,
		qualification: null,
		subjects: [
			{ title: 'Mata pelatihan pertama', minutes: 90, kind: 'text' },
			{ title: 'Mata pelatihan kedua', minutes: 90, kind: 'text' }
		],
		competencies: [],
		signatory,
		ruleIds: []
	} as const satisfies CertificateSnapshot;
}
