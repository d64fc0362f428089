/** Everything a certificate will say, gathered once, on the day of issue. */
import { and, desc, eq, gte, isNull, lte, or, sql } from 'drizzle-orm';
import type { Call } from '#api/call.ts';
import type { CertificateKind } from '#api/domain/certificate.ts';
import type { CertificateSnapshot, Signatory } from '#api/domain/certificate-snapshot.ts';
import { readEmployeeNumber } from '#api/domain/employee-number.ts';
import { nameWithTitles } from '#api/domain/employment.ts';
import type { Rules } from '#api/rules.ts';
import type { Tx } from '#db/client.ts';
import { appointment, person, position, unit } from '#db/schema/organisation.ts';
import { developmentForm, institution, rank, signatory } from '#db/schema/rules.ts';

/** What learning knows of a finished course. */
export type CompletedCourse = {
	id: string;
	personId: string;
	startedOn: string;
	completedOn: string;
	graded: boolean;
	score: number | null;
	course: {
		code: string;
		title: string;
		formCode: string;
		mode: string;
		provider: string | null;
		competencies: readonly { code: string; name: string; level: number }[];
		subjects: readonly { title: string; minutes: number; kind: string }[];
	};
};

export async function snapshotOf(
	tx: Tx,
	call: Call,
	{ completed, jp }: { completed: CompletedCourse; jp: number | null }
): Promise<Omit<CertificateSnapshot, 'number' | 'code'>> {
	const { course } = completed;
	const rules = await call.rules();
	const facts = await factsOf(tx, completed);
	const levelNames = rules.list('level.nama');
	const kind = kindOf(rules, completed);
	return {
		version: 1,
		demo: call.settings.DEMO === '1',
		kind,
		passed: completed.graded,
		issuedOn: call.today,
		institution: {
			name: facts.institution.name,
			hrUnitName: facts.institution.hrUnitName,
			city: facts.institution.city,
			crestSha256: facts.institution.crestSha256
		},
		holder: {
			name: nameWithTitles(facts.person),
			nip: facts.person.nip,
			numberLabel: labelOf(facts.person.nip),
			rank: facts.rank,
			position: facts.position,
			unit: facts.unit
		},
		course: {
			code: course.code,
			title: course.title,
			form: facts.form,
			mode: course.mode,
			provider: course.provider ?? facts.institution.hrUnitName,
			startedOn: completed.startedOn,
			completedOn: completed.completedOn
		},
		jp,
		minutesPerJp: rules.number('jp.menit_per_jp').value,
		qualification: kind === 'sttp' ? qualificationOf(rules, completed.score) : null,
		subjects: course.subjects.map(({ title, minutes, kind: what }) => ({
			title,
			minutes,
			kind: what
		})),
		competencies: course.competencies.map(({ code, name, level }) => ({
			code,
			name,
			level,
			levelName: levelNames.value[level - 1] ?? String(level)
		})),
		signatory: await signatoryOn(tx, call.today),
		ruleIds: [
			rules.text('sertifikat.pola_nomor').ruleId,
			rules.text('sertifikat.klasifikasi').ruleId,
			rules.text('sertifikat.kode_instansi').ruleId,
			rules.list('sertifikat.sttp_bentuk').ruleId,
			rules.number('jp.menit_per_jp').ruleId,
			levelNames.ruleId
		]
	};
}

/** One row: the person, where they stood when they finished, the form, the agency. */
async function factsOf(tx: Tx, completed: CompletedCourse) {
	const row = await tx
		.select({
			person,
			rank: rank.name,
			position: position.name,
			unit: unit.name,
			form: developmentForm.name,
			institution
		})
		.from(person)
		.innerJoin(institution, eq(institution.id, 'institution'))
		.innerJoin(developmentForm, eq(developmentForm.code, completed.course.formCode))
		.leftJoin(rank, eq(rank.code, person.rankCode))
		.leftJoin(
			appointment,
			and(
				eq(appointment.personId, person.id),
				lte(appointment.validFrom, completed.completedOn),
				or(isNull(appointment.validTo), gte(appointment.validTo, completed.completedOn))
			)
		)
		.leftJoin(position, eq(position.id, appointment.positionId))
		.leftJoin(unit, eq(unit.id, appointment.unitId))
		.where(eq(person.id, completed.personId))
		.orderBy(sql`${appointment.kind} = 'D' desc`, desc(appointment.validFrom))
		.limit(1)
		.get();
	if (!row) throw new Error(`no person or form for completion ${completed.id}`);
	return row;
}

async function signatoryOn(tx: Tx, date: string): Promise<Signatory | null> {
	const row = await tx
		.select({
			name: signatory.name,
			nip: signatory.nip,
			rank: signatory.rank,
			position: signatory.position,
			prefix: signatory.prefix,
			onBehalfOf: signatory.onBehalfOf
		})
		.from(signatory)
		.where(
			and(
				lte(signatory.validFrom, date),
				or(isNull(signatory.validTo), gte(signatory.validTo, date))
			)
		)
		.orderBy(desc(signatory.validFrom), desc(signatory.id))
		.limit(1)
		.get();
	return row ?? null;
}

function kindOf(rules: Rules, { graded, course }: CompletedCourse): CertificateKind {
	const forms = rules.list('sertifikat.sttp_bentuk').value;
	return graded && forms.includes(course.formCode) ? 'sttp' : 'certificate';
}

/** The grade in words (`lulus.skala_kualifikasi`): the first step that the score exceeds. */
function qualificationOf(rules: Rules, score: number | null): string | null {
	const scale = rules.get('lulus.skala_kualifikasi')?.value;
	if (score === null || !Array.isArray(scale)) return null;
	const step: unknown = scale.find((each: unknown) => isStep(each) && score > each.above);
	return isStep(step) ? step.name : null;
}

const isStep = (value: unknown): value is { above: number; name: string } =>
	typeof value === 'object' &&
	value !== null &&
	'above' in value &&
	typeof value.above === 'number' &&
	'name' in value &&
	typeof value.name === 'string';

function labelOf(nip: string) {
	const read = readEmployeeNumber(nip);
	return read.ok && read.value.kind === 'PPPK' ? 'NI PPPK' : 'NIP';
}
